package io.grocellery.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one stage. */
@Command(
        name = "stage",
        mixinStandardHelpOptions = true,
        description = {
            "Run one stage alone, as CI systems do one after the other.",
            "What it needs must have passed for the same files on this machine. The stage pre-commit stands apart: it looks "
                    + "at what the next commit changes, as ./grocellery check does."
        })
final class PipelineStageCommand extends PipelineBeginning {

    private static final String PRE_COMMIT = "pre-commit";

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RunOptions options;

    @Parameters(paramLabel = "STAGE", description = "A stage of the delivery file.")
    @SuppressWarnings("NullAway.Init")
    private String stage;

    @Override
    protected ExitCode run() {
        return stage.equals(PRE_COMMIT) ? CheckCommand.staged(installation(), screen()) : super.run();
    }

    @Override
    protected Map<String, Object> request() {
        Map<String, Object> request = options.request();
        request.put("stage", stage);
        return request;
    }

    @Override
    protected boolean detached() {
        return options.detached();
    }
}
