package io.grocellery.testkit.architecture;

import org.junit.jupiter.api.Test;

final class TestkitRulesTest {

    @Test
    void contractsAndFakesKnowCoreAlone() {
        HouseRules.of("io.grocellery.testkit")
                .knowing(
                        "a contract holds for every adapter and so knows none",
                        "io.grocellery.core..",
                        "org.junit..",
                        "org.assertj.core..",
                        "com.tngtech.archunit..")
                .composedIn("io.grocellery.testkit.time.LiveTime")
                .forOthers()
                .check(25);
    }
}
