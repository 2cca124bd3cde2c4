package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the runs of the pipeline, the latest first, at most fifty.")
final class PipelineListCommand extends BaseCommand {

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        if (json) {
            screen().raw(client.listJson());
            return ExitCode.DONE;
        }
        List<RunStatus> all = client.list();
        if (all.isEmpty()) {
            screen().raw("no run yet; begin one with ./grocellery pipeline run");
        } else {
            screen().table(PipelineText.table(all));
        }
        return ExitCode.DONE;
    }
}
