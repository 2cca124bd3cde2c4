package io.grocellery.core.objective;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How an objective stands.
 *
 * @param period what was counted over the last 30 days
 * @param rules the burn-rate rules, the most urgent first
 */
public record Standing(Objective objective, Counted period, List<RuleStanding> rules) {

    public Standing {
        rules = List.copyOf(rules);
    }

    /** The share of the budget that is left; empty with too few requests. */
    public OptionalDouble left() {
        return objective.left(period);
    }

    /** The burn rate of the shortest long window that holds enough requests; empty when none does. */
    public OptionalDouble pace() {
        return rules.stream()
                .filter(RuleStanding::judged)
                .map(RuleStanding::longBurn)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** How long what is left lasts at the present pace; empty when it grows, is used up already, or is not known. */
    public Optional<Duration> lasts() {
        OptionalDouble pace = pace();
        if (left().isEmpty() || left().getAsDouble() <= 0 || pace.isEmpty() || pace.getAsDouble() <= 1) {
            return Optional.empty();
        }
        double periods = left().getAsDouble() / pace.getAsDouble();
        return Optional.of(Duration.ofSeconds((long) (periods * Objective.PERIOD.toSeconds())));
    }
}
