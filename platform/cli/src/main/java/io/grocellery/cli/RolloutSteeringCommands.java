package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person may ask of a rollout. */
final class RolloutSteeringCommands {

    private RolloutSteeringCommands() {}

    /** Asks one thing of one rollout. */
    abstract static class Steering extends BaseCommand {

        private final String verb;

        @Mixin
        @SuppressWarnings("NullAway.Init")
        private EnvironmentOption environment;

        @Parameters(
                arity = "0..1",
                paramLabel = "ROLLOUT",
                description = "Its name (default: the one under way, or the latest).")
        private @Nullable String id;

        Steering(String verb) {
            this.verb = verb;
        }

        /** Past all stages that are left. */
        protected boolean full() {
            return false;
        }

        @Override
        protected ExitCode run() {
            RolloutClient client = new RolloutClient(daemon(), environment.value());
            String asked = client.orLatest(Optional.ofNullable(id))
                    .orElseThrow(() -> RefusedException.of(
                            "there is nothing to " + verb,
                            "there was no rollout yet in " + environment.value(),
                            "begin one with ./grocellery deploy"));
            RolloutStatus status = client.ask(asked, verb, Map.of("full", full(), "by", Person.here()));
            screen().line(RolloutText.headline(status));
            return ExitCode.DONE;
        }
    }

    /** On to the next stage. */
    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Go on to the next stage without waiting; at the bake time, end it.")
    static final class Promote extends Steering {

        @Option(names = "--full", description = "Past all stages that are left, to the bake time.")
        private boolean full;

        Promote() {
            super("promote");
        }

        @Override
        protected boolean full() {
            return full;
        }
    }

    /** Back. */
    @Command(name = "abort", mixinStandardHelpOptions = true, description = "Go back to the stable release.")
    static final class Abort extends Steering {
        Abort() {
            super("abort");
        }
    }

    /** Hold. */
    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Hold at the present weights.")
    static final class Pause extends Steering {
        Pause() {
            super("pause");
        }
    }

    /** Go on. */
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on after a hold.")
    static final class Resume extends Steering {
        Resume() {
            super("resume");
        }
    }

    /** Once more. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Begin the same once more after it went back.")
    static final class Retry extends Steering {
        Retry() {
            super("retry");
        }
    }
}
