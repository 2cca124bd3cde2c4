package io.grocellery.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with the container images of releases. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description = "Make, scan and verify the container images of releases, and what is signed about both.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImageBuildCommand.class, ImageScanCommand.class, ImageVerifyCommand.class})
final class ImageCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: build, scan or verify.");
    }
}
