package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import io.grocellery.core.time.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a stage wrote. */
@Command(name = "log", mixinStandardHelpOptions = true, description = "Show what a stage of a run wrote.")
final class PipelineLogCommand extends BaseCommand {

    private static final Duration LONGEST = Duration.ofDays(1);

    @Parameters(index = "0", paramLabel = "STAGE", description = "A stage of the run.")
    @SuppressWarnings("NullAway.Init")
    private String stage;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its name (default: the one that goes on, or the latest).")
    private @Nullable String id;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the stage has ended.")
    private boolean follow;

    private long read;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        String shown = client.orLatest(Optional.ofNullable(id));
        Patience patience = new LocalParts(installation()).patience();
        if (follow) {
            new Patience(patience.clock(), patience.sleeper(), Duration.ofMillis(500))
                    .await(
                            () -> {
                                boolean ended = ended(client.show(shown));
                                printAll(client, shown);
                                return ended;
                            },
                            LONGEST);
        } else {
            printAll(client, shown);
        }
        return ExitCode.DONE;
    }

    private boolean ended(RunStatus run) {
        return run.stages().stream().anyMatch(each -> each.name().equals(stage) && each.endedAt() != null);
    }

    private void printAll(PipelineClient client, String run) {
        for (String part = client.log(run, stage, read); !part.isEmpty(); part = client.log(run, stage, read)) {
            read += part.getBytes(StandardCharsets.UTF_8).length;
            screen().raw(part.stripTrailing());
        }
    }
}
