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
                        "org.apache.http.entity..",
                        "org.postgresql..",
                        "tools.jackson.jr..",
                        "us.abstracta.jmeter..")
                // the others hold a stopwatch, one draws the numbers of orders, and one looks how busy the machine is
                .composedIn(
                        "io.grocellery.performance.Main",
                        "io.grocellery.performance.journey.Journeys",
                        "io.grocellery.performance.scale.History",
                        "io.grocellery.performance.service.OrderLoad")
                .forOthers()
                .check(20);
    }
}
