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
                // the second holds a stopwatch
                .composedIn("io.grocellery.performance.Main", "io.grocellery.performance.scale.History")
                .forOthers()
                .check(20);
    }
}
