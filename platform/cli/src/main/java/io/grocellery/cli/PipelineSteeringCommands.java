package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a person may ask of a run. */
final class PipelineSteeringCommands {

    private PipelineSteeringCommands() {}

    /** Asks one thing of one run. */
    abstract static class Steering extends BaseCommand {

        private final String verb;

        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "Its name (default: the one that goes on, or the latest).")
        private @Nullable String id;

        Steering(String verb) {
            this.verb = verb;
        }

        @Override
        protected ExitCode run() {
            PipelineClient client = new PipelineClient(daemon());
            String asked = client.orLatest(Optional.ofNullable(id));
            RunStatus run = client.ask(asked, verb, Map.of("by", Person.here()));
            screen().line(PipelineText.headline(run));
            return ExitCode.DONE;
        }
    }

    /** No further. */
    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "End whatever runs, and begin nothing more.")
    static final class Cancel extends Steering {
        Cancel() {
            super("cancel");
        }
    }

    /** Once more. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Try again what did not pass; what passed stands.")
    static final class Retry extends Steering {
        Retry() {
            super("retry");
        }
    }
}
