package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher itself runs the tests, since they build everything anew. */
@Command(name = "test", description = "Build and test everything, as CI does. Further words go to Maven.")
final class TestCommand extends BaseCommand {

    @Override
    protected ExitCode run() {
        throw new ExplainedException(
                "the tests are run by the launcher", "this is the command line behind it", "type ./grocellery test");
    }
}
