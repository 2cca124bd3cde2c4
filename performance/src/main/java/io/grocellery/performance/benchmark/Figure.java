package io.grocellery.performance.benchmark;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something found out.
 *
 * @param name unique within its benchmark, for people: "requests/s, share of nginx"
 * @param unit what the values count: "s", "MiB", "ratio"
 * @param sense which direction is better
 * @param target what was promised; null when it is told for its own sake
 */
public record Figure(
        String name,
        String unit,
        Sense sense,
        Spread values,
        @Nullable Target target) {

    /** Which direction is better. */
    public enum Sense {
        MORE_IS_BETTER,
        LESS_IS_BETTER
    }

    /** With a target, which says by itself which direction is better. */
    public static Figure promised(String name, String unit, Spread values, Target target) {
        Sense sense = target.kind() == Target.Kind.AT_LEAST ? Sense.MORE_IS_BETTER : Sense.LESS_IS_BETTER;
        return new Figure(name, unit, sense, values, target);
    }

    /** Without a target, more being better. */
    public static Figure more(String name, String unit, Spread values) {
        return new Figure(name, unit, Sense.MORE_IS_BETTER, values, null);
    }

    /** Without a target, less being better. */
    public static Figure less(String name, String unit, Spread values) {
        return new Figure(name, unit, Sense.LESS_IS_BETTER, values, null);
    }

    /** The median, which is what a target is held against. */
    public double value() {
        return values.median();
    }

    /** Whether the target is met; empty without one. */
    public Optional<Boolean> met() {
        return Optional.ofNullable(target).map(bound -> bound.isMetBy(value()));
    }
}
