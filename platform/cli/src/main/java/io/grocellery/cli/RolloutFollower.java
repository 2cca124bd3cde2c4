package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.time.Patience;
import java.time.Duration;

/** Tells what is told of a rollout as it happens, until it is over. */
final class RolloutFollower {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final RolloutClient client;
    private final Screen screen;
    private final Patience patience;
    private int told;

    RolloutFollower(RolloutClient client, Screen screen, Patience patience) {
        this.client = client;
        this.screen = screen;
        this.patience = new Patience(patience.clock(), patience.sleeper(), Duration.ofMillis(500));
    }

    /** The exit code says how it ended. */
    ExitCode follow(String id) {
        if (!patience.await(() -> tell(client.show(id)), LONGEST)) {
            throw new ExplainedException(
                    "rollout " + id + " is not over after " + LONGEST.toHours() + " h",
                    "it goes on",
                    "see ./grocellery rollout show " + id);
        }
        RolloutStatus ended = client.show(id);
        tell(ended);
        screen.clearTransientLine();
        screen.line(RolloutText.headline(ended));
        return DeployCommand.exitCode(ended);
    }

    private boolean tell(RolloutStatus status) {
        screen.clearTransientLine();
        status.history().stream().skip(told).forEach(each -> screen.line(RolloutText.told(each)));
        told = status.history().size();
        screen.transientLine("  " + status.sentence());
        return status.over();
    }
}
