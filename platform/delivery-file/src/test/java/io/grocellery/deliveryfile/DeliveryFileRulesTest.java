package io.grocellery.deliveryfile;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class DeliveryFileRulesTest {

    @Test
    void readingTheFileTakesCoreAndAParserAlone() {
        HouseRules.of("io.grocellery.deliveryfile")
                .knowing(
                        "whoever reads the file, a gate or an engine, gets nothing else with it",
                        "io.grocellery.core..",
                        "org.snakeyaml.engine..")
                .forOthers()
                .check(13);
    }
}
