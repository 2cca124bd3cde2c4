package io.grocellery.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the whole pipeline. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Take the files as they are, or a commit, through all stages as far as the branch goes, and follow it.",
            "What did not change since it last passed is not done again. Ctrl-C stops following; the run goes on."
        })
final class PipelineRunCommand extends PipelineBeginning {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private RunOptions options;

    @Override
    protected Map<String, Object> request() {
        return options.request();
    }

    @Override
    protected boolean detached() {
        return options.detached();
    }
}
