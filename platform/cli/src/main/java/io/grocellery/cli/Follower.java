package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.time.Patience;
import java.time.Duration;

/**
 * Tells what happens to something as it happens, until it is over.
 *
 * @param <S> where it stands at one moment
 */
abstract class Follower<S> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Screen screen;
    private final Patience patience;
    private final String kind;
    private final Duration longest;

    /**
     * Follows things of one kind.
     *
     * @param kind such as {@code rollout}; also the command that shows one
     * @param longest after which nobody waits any more
     */
    Follower(Screen screen, Patience patience, String kind, Duration longest) {
        this.screen = screen;
        this.patience = new Patience(patience.clock(), patience.sleeper(), LOOK_EVERY);
        this.kind = kind;
        this.longest = longest;
    }

    /** The exit code says how it ended. */
    final ExitCode follow(String id) {
        if (!patience.await(() -> tellNews(show(id)), longest)) {
            throw new ExplainedException(
                    kind + " " + id + " is not over after " + longest.toHours() + " h",
                    "it goes on",
                    "see ./grocellery " + kind + " show " + id);
        }
        S ended = show(id);
        screen.clearTransientLine();
        tell(ended);
        screen.line(headline(ended));
        return exitCode(ended);
    }

    private boolean tellNews(S status) {
        screen.clearTransientLine();
        tell(status);
        screen.transientLine("  " + underWay(status));
        return over(status);
    }

    final Screen screen() {
        return screen;
    }

    /** Asks where it stands. */
    protected abstract S show(String id);

    protected abstract boolean over(S status);

    /** Tells what was not told yet. */
    protected abstract void tell(S status);

    /** What goes on now, in a few words. */
    protected abstract String underWay(S status);

    /** How it ended, in one line. */
    protected abstract String headline(S ended);

    protected abstract ExitCode exitCode(S ended);
}
