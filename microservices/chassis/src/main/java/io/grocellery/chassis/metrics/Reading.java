package io.grocellery.chassis.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What several gauges show of one answer, of the database's say. It is asked for when somebody looks, and then kept for
 * a while, so that looking often costs nothing. While there is no answer the figures are not a number: that nothing is
 * known must not look like a zero. Having had none is kept as well, as asking in vain may take long.
 */
public final class Reading<T> {

    private final Supplier<T> source;
    private final InstantSource clock;
    private final Duration fresh;
    private Optional<T> last = Optional.empty();
    private Instant staleAt = Instant.MIN;

    /**
     * A reading that was not taken yet.
     *
     * @param source asked by one thread at a time; whatever it throws means that there is no answer
     * @param fresh how long an answer is kept
     */
    public Reading(Supplier<T> source, InstantSource clock, Duration fresh) {
        this.source = source;
        this.clock = clock;
        this.fresh = fresh;
    }

    /** A figure of the answer; not a number when there is none. */
    public double figure(ToDoubleFunction<T> figure) {
        return answer().map(answer -> figure.applyAsDouble(answer)).orElse(Double.NaN);
    }

    private synchronized Optional<T> answer() {
        if (!clock.instant().isBefore(staleAt)) {
            last = ask();
            staleAt = clock.instant().plus(fresh);
        }
        return last;
    }

    private Optional<T> ask() {
        try {
            return Optional.of(source.get());
        } catch (RuntimeException noAnswer) {
            return Optional.empty();
        }
    }
}
