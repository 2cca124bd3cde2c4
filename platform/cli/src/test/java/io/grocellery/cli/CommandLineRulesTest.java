package io.grocellery.cli;

import io.grocellery.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

final class CommandLineRulesTest {

    @Test
    void theCommandLineCallsTheDaemonOrAnEngine() {
        HouseRules.of("io.grocellery.cli")
                .knowing(
                        "it starts in an instant and holds no logic: the daemon and the adapters do the work",
                        "io.grocellery.core..",
                        "io.grocellery.deliveryfile..",
                        "io.grocellery.scantools..",
                        "io.grocellery.target..",
                        "picocli..",
                        "tools.jackson.jr..")
                .composedIn("io.grocellery.cli.Grocellery", "io.grocellery.cli.LocalParts")
                .check(25);
    }
}
