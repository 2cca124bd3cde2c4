package io.grocellery.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the evidence of a run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Write what speaks for a run of the pipeline, and what does not, as one HTML page to hand over:",
            "changes, stages, gates, scans and waivers, signatures, approvals, rollouts, objectives, delivery figures."
        })
final class ReportCommand extends BaseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its name (default: the one that goes on, or the latest).")
    private @Nullable String id;

    @Option(names = "--json", description = "Give the facts as JSON, on the terminal unless --output names a file.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it (default: grocellery-report-RUN.html in this folder).")
    private @Nullable Path output;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        String run = client.orLatest(Optional.ofNullable(id));
        if (json && output == null) {
            screen().raw(client.reportJson(run));
            return ExitCode.DONE;
        }
        Path file = output == null ? Path.of("grocellery-report-" + run + ".html") : output;
        new ReportFile(file).write(json ? client.reportJson(run) : client.reportPage(run));
        screen().raw("the evidence of " + run + " is in "
                + file.toAbsolutePath().normalize());
        return ExitCode.DONE;
    }
}
