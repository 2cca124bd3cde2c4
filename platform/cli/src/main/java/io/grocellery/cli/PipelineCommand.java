package io.grocellery.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The way from a commit to production. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = "Take a commit through the stages of the delivery file, as far as its branch may go.",
        subcommands = {
            PipelineRunCommand.class,
            PipelineStageCommand.class,
            PipelineListCommand.class,
            PipelineShowCommand.class,
            PipelineWatchCommand.class,
            PipelineLogCommand.class,
            PipelineSteeringCommands.Cancel.class,
            PipelineSteeringCommands.Retry.class
        })
final class PipelineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do, such as run.");
    }
}
