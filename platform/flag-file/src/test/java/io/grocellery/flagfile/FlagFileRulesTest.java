package io.grocellery.flagfile;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

/** Whom the reader of flags may know. */
final class FlagFileRulesTest {

    @Test
    void knowsJsonAndNothingOfTheHouse() {
        HouseRules.of("io.grocellery.flagfile")
                .knowing("services and platform share the file's format and nothing else", "tools.jackson..")
                .forOthers()
                .check(10);
    }
}
