package io.grocellery.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How often something is tried. */
final class Repetitions {

    private static final int MOST = 20_000;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "200",
            description = "How often each is tried, 1 to 20000 (default: 200).")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same results (default: 1).")
    private long seed;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    int runs() {
        if (runs < 1 || runs > MOST) {
            throw new ParameterException(command.commandLine(), "--runs " + runs + " is outside 1 to " + MOST + ".");
        }
        return runs;
    }

    long seed() {
        return seed;
    }
}
