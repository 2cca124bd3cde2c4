package io.grocellery.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one run. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show where a run stands: each stage, what its gates saw and said, and what to do next.")
final class PipelineShowCommand extends BaseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its name (default: the one that goes on, or the latest).")
    private @Nullable String id;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        String shown = client.orLatest(Optional.ofNullable(id));
        if (json) {
            screen().raw(client.showJson(shown));
        } else {
            PipelineText.whole(client.show(shown)).forEach(screen()::line);
        }
        return ExitCode.DONE;
    }
}
