package io.grocellery.target.local;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class LocalTargetRulesTest {

    @Test
    void anAdapterKnowsCoreAndWhatItAdapts() {
        HouseRules.of("io.grocellery.target.local")
                .knowing(
                        "only the composition roots see several adapters",
                        "io.grocellery.core..",
                        "org.apache.commons.compress..",
                        "org.tukaani.xz..",
                        "org.postgresql..",
                        "org.sqlite..",
                        "org.HdrHistogram..",
                        "tools.jackson..")
                .forOthers()
                .check(60);
    }
}
