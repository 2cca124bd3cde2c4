package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a rollout as it goes on, until it is over. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Watch a rollout until it is over: stages, weights, requests, errors, the judge's evidence, what was told.",
            "On a terminal the picture is redrawn in place; elsewhere each change is a line.",
            "Exit code 0 when it was promoted, 10 when it was rolled back."
        })
final class RolloutWatchCommand extends BaseCommand {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** A daemon that was killed is started again by whoever needs it; longer than that nobody does. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Such as rollout list shows them (default: the one under way, or else the newest).")
    private @Nullable String id;

    @Option(names = "--plain", description = "A line for each change, also on a terminal.")
    private boolean plain;

    @Override
    protected ExitCode run() {
        RolloutClient client = new RolloutClient(daemon(), environment.value());
        String watched = client.orLatest(Optional.ofNullable(id))
                .orElseThrow(() -> new ExplainedException(
                        "there is no rollout in " + environment.value(),
                        "none was begun there",
                        "./grocellery deploy SERVICE RELEASE --env " + environment.value() + " begins one"));
        LocalParts parts = new LocalParts(installation());
        try (RolloutDisplay display = display()) {
            return DeployCommand.exitCode(watch(() -> client.show(watched), display, parts.clock(), parts.sleeper()));
        }
    }

    private RolloutDisplay display() {
        ZoneId zone = ZoneId.systemDefault();
        return screen().isTerminal() && !plain
                ? RolloutDisplay.redrawn(screen(), zone)
                : RolloutDisplay.plain(screen(), zone);
    }

    private static RolloutStatus watch(
            Supplier<RolloutStatus> source, RolloutDisplay display, Clock clock, Sleeper sleeper) {
        Instant heard = clock.instant();
        while (true) {
            try {
                RolloutStatus status = source.get();
                heard = clock.instant();
                display.show(status);
                if (status.over()) {
                    return status;
                }
            } catch (RefusedException refused) {
                throw refused;
            } catch (ExplainedException silent) {
                Duration silence = Duration.between(heard, clock.instant());
                if (!display.hasShown() || silence.compareTo(PATIENCE) > 0) {
                    throw silent;
                }
                display.silent(silence);
            }
            pause(sleeper);
        }
    }

    private static void pause(Sleeper sleeper) {
        try {
            sleeper.sleep(PERIOD);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(
                    "the command was interrupted", "a signal arrived", "run it again", interrupted);
        }
    }
}
