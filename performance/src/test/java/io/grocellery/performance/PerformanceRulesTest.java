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
                // the others hold a stopwatch, and one draws the numbers of orders
                .composedIn(
                        "io.grocellery.performance.Main",
                        "io.grocellery.performance.scale.History",
                        "io.grocellery.performance.service.OrderLoad")
                .forOthers()
                .check(20);
    }
}
