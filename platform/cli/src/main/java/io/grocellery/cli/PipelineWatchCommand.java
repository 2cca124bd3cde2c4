package io.grocellery.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Follows one run. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follow a run to its end; the exit code says how it ended.")
final class PipelineWatchCommand extends BaseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its name (default: the one that goes on, or the latest).")
    private @Nullable String id;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        return new PipelineFollower(client, screen(), new LocalParts(installation()).patience())
                .follow(client.orLatest(Optional.ofNullable(id)));
    }
}
