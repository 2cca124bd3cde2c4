package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before its name or after it. */
final class CommonOptions {

    @Option(
            names = "--port-offset",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "Added to every port, so that several run on one machine; names the installation (default: "
                    + "$${env:GROCELLERY_PORT_OFFSET} or 0).",
            defaultValue = "${env:GROCELLERY_PORT_OFFSET:-0}")
    private int portOffset;

    @Option(
            names = "--file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The delivery file of another application, which keeps its state beside that file (default: "
                    + "$${env:GROCELLERY_DELIVERY} or the checkout's own).",
            defaultValue = "${env:GROCELLERY_DELIVERY}")
    private @Nullable Path file;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the whole stack trace of a failure.")
    private boolean debug;

    private @Nullable Installation installation;
    private @Nullable DaemonClient daemon;

    Installation installation() {
        Installation found = installation == null ? here() : installation;
        installation = found;
        return found;
    }

    private Installation here() {
        Path home = Path.of(System.getProperty("grocellery.home", "."));
        return Installation.of(
                home,
                Path.of(System.getProperty("grocellery.java.home", System.getProperty("java.home"))),
                portOffset,
                file == null || file.toString().isEmpty() ? Installation.ownDeliveryFile(home) : existing(file));
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ExplainedException(
                    "there is no delivery file " + file,
                    Files.isDirectory(file) ? "that is a folder" : "nothing is there",
                    "name one with --file or GROCELLERY_DELIVERY; docs/guide/any-service.md shows how it looks");
        }
        return file;
    }

    /** The one client of the whole command. */
    DaemonClient daemon() {
        DaemonClient client = daemon == null ? new DaemonClient(installation()) : daemon;
        daemon = client;
        return client;
    }

    /** Ends what the command had opened. */
    void close() {
        if (daemon != null) {
            daemon.close();
        }
    }

    boolean debug() {
        return debug;
    }
}
