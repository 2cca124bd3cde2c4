package io.grocellery.chassis.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What several gauges show of one answer, of the database's say. It is asked for when somebody looks, and then kept for
 * a while, so that looking often costs nothing. While there is no answer the figures are not a number: that nothing is
 * known must not look like a zero. Having had none is kept as well, as asking in vain may take long.
 *
 * <p>Whoever looks waits half a second at most: when the database keeps everybody waiting, all other figures are wanted
 * more than ever.
 */
public final class Reading<T> {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Supplier<T> source;
    private final InstantSource clock;
    private final Duration fresh;
    private Question<T> last = new Question<>(CompletableFuture.completedFuture(Optional.empty()));
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
        return present().shown().map(answer -> figure.applyAsDouble(answer)).orElse(Double.NaN);
    }

    private synchronized Question<T> present() {
        if (last.answer().isDone() && !clock.instant().isBefore(staleAt)) {
            last = new Question<>(CompletableFuture.supplyAsync(this::ask, Thread.ofVirtual()::start));
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

    /** Something asked, and how long those who look wait for it, together. */
    private record Question<T>(CompletableFuture<Optional<T>> answer, CompletableFuture<Optional<T>> awaited) {

        Question(CompletableFuture<Optional<T>> answer) {
            this(answer, answer.copy().completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }

        Optional<T> shown() {
            return answer.isDone() ? answer.join() : awaited.join();
        }
    }
}
