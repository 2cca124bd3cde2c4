package io.grocellery.cli;

import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.gateway.GatewayAdmin;
import io.grocellery.target.local.gateway.LedgerRecording;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps what a running gateway has counted. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Keep the last 15 minutes of a running gateway's ledger in a file, for rollout simulate.")
final class RecordCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(paramLabel = "FILE", description = "Where to write it; replaced when it is there already.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    protected ExitCode run() {
        try {
            int rows = LedgerRecording.save(gateway(), file);
            screen().line("  @|green ✓|@ " + rows + " rows kept in " + file);
            return ExitCode.DONE;
        } catch (IOException unwritable) {
            throw new ExplainedException(
                    "the recording was not kept",
                    unwritable.getClass().getSimpleName() + ": " + unwritable.getMessage(),
                    "name a file in a folder that can be written",
                    unwritable);
        }
    }

    private GatewayAdmin gateway() {
        Installation here = installation();
        DeliveryFile deliveryFile = new DeliveryFile(here.deliveryFile());
        EnvironmentDefinition there = deliveryFile.environment(deliveryFile.read(), environment.value());
        return new GatewayAdmin(
                URI.create("http://127.0.0.1:" + there.admin().plus(here.portOffset())),
                here.environmentFolder(there.name()).resolve("gateway").resolve("admin-token"));
    }
}
