package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stands in the list of commands; the launcher itself runs the tests, since they build everything anew. */
@Command(name = "test", mixinStandardHelpOptions = true, description = "Build everything and test it, as CI does.")
final class TestCommand extends BaseCommand {

    @Option(names = "--all", description = "The large tests too, which take minutes each.")
    @SuppressWarnings("UnusedVariable") // the launcher reads it
    private boolean all;

    @Parameters(
            paramLabel = "WORD",
            description = "Goes to Maven, in the place of all else; no large test is left out.")
    @SuppressWarnings("UnusedVariable")
    private List<String> words = List.of();

    @Override
    protected ExitCode run() {
        throw new ExplainedException(
                "the tests are run by the launcher", "this is the command line behind it", "type ./grocellery test");
    }
}
