package io.grocellery.scantools;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

/** Whom the scanners' adapter may know. */
final class ScanToolsRulesTest {

    @Test
    void readingWhatScannersSayTakesCoreAndTwoParsersAlone() {
        HouseRules.of("io.grocellery.scantools")
                .knowing(
                        "scanners are programs of their own, and what they write is JSON",
                        "io.grocellery.core..",
                        "org.snakeyaml.engine..",
                        "tools.jackson..")
                .forOthers()
                .check(20);
    }
}
