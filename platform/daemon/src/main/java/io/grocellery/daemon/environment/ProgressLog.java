package io.grocellery.daemon.environment;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a listener how phases begin and end. */
public final class ProgressLog {

    private final InstantSource clock;
    private final Consumer<Progress> listener;

    public ProgressLog(InstantSource clock, Consumer<Progress> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Runs a phase; its result's text is its message. */
    public <T> T phase(String name, Supplier<T> work) {
        Instant begin = clock.instant();
        tell(name, Progress.State.STARTED, "", begin);
        try {
            T result = work.get();
            tell(name, Progress.State.DONE, result instanceof String text ? text : "", begin);
            return result;
        } catch (ExplainedException failed) {
            tell(name, Progress.State.FAILED, failed.why(), begin);
            throw failed;
        }
    }

    /** Something worth knowing that is no failure. */
    public void note(String name, String message) {
        listener.accept(new Progress(name, Progress.State.NOTE, message, 0));
    }

    private void tell(String name, Progress.State state, String message, Instant begin) {
        listener.accept(new Progress(
                name, state, message, Duration.between(begin, clock.instant()).toMillis()));
    }
}
