package io.grocellery.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How releases take over from one another. */
@Command(
        name = "rollout",
        mixinStandardHelpOptions = true,
        description = "See, steer and try out how a release takes over from another.",
        subcommands = {
            RolloutListCommand.class,
            RolloutShowCommand.class,
            RolloutWatchCommand.class,
            RolloutSteeringCommands.Promote.class,
            RolloutSteeringCommands.Abort.class,
            RolloutSteeringCommands.Pause.class,
            RolloutSteeringCommands.Resume.class,
            RolloutSteeringCommands.Retry.class,
            RollbackCommand.class,
            SimulateCommand.class,
            DetectionTimesCommand.class,
            RecordCommand.class
        })
final class RolloutCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do, such as list.");
    }
}
