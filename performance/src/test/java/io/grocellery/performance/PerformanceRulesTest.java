package io.grocellery.performance;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class PerformanceRulesTest {

    @Test
    void whatIsMeasuredIsMeasuredFromOutside() {
        HouseRules.of("io.grocellery.performance")
                .knowing(
                        "what is measured is met as its users meet it: as processes and by HTTP",
                        "io.grocellery.core..",
                        "io.grocellery.target..",
                        "io.grocellery.deliveryfile..",
                        "org.HdrHistogram..",
                        "org.postgresql..",
                        "tools.jackson.jr..")
                .composedIn("io.grocellery.performance.Main")
                .forOthers()
                .check(20);
    }
}
