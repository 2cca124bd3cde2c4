package io.grocellery.cli;

import io.grocellery.target.local.installation.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port, so that several run on one machine; names the installation (default: "
                    + "$${env:GROCELLERY_PORT_OFFSET} or 0).",
            defaultValue = "${env:GROCELLERY_PORT_OFFSET:-0}")
    private int portOffset;

    @Option(names = "--debug", description = "Show the whole stack trace of a failure.")
    private boolean debug;

    private @Nullable Installation installation;

    Installation installation() {
        Installation found = installation == null ? here(portOffset) : installation;
        installation = found;
        return found;
    }

    private static Installation here(int portOffset) {
        return Installation.of(
                Path.of(System.getProperty("grocellery.home", ".")),
                Path.of(System.getProperty("grocellery.java.home", System.getProperty("java.home"))),
                portOffset);
    }

    DaemonClient daemon() {
        return new DaemonClient(installation());
    }

    boolean debug() {
        return debug;
    }
}
