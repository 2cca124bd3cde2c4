package io.grocellery.authorisation;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class AuthorisationRulesTest {

    @Test
    void theShopIsMetFromOutside() {
        HouseRules.of("io.grocellery.authorisation")
                .knowing(
                        "what is inspected is met as strangers meet it: by HTTP",
                        "io.grocellery.core..",
                        "org.snakeyaml..",
                        "tools.jackson.jr..")
                .composedIn("io.grocellery.authorisation.Main")
                .check(12);
    }
}
