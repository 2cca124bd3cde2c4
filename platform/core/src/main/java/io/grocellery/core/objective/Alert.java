package io.grocellery.core.objective;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A burn-rate rule that somebody was told of.
 *
 * @param longBurn the burn rate over the long window when it began
 * @param shortBurn the burn rate over the short window when it began
 * @param endedAt empty while it goes on
 */
public record Alert(
        Subject subject,
        ObjectiveKind objective,
        BurnRule rule,
        Instant since,
        double longBurn,
        double shortBurn,
        Optional<Instant> endedAt) {

    /** Whether both are of the same rule of the same objective. */
    boolean sameAs(Subject otherSubject, ObjectiveKind otherObjective, BurnRule otherRule) {
        return subject.equals(otherSubject) && objective == otherObjective && rule.equals(otherRule);
    }

    Alert ended(Instant at) {
        return new Alert(subject, objective, rule, since, longBurn, shortBurn, Optional.of(at));
    }

    /** What it says when it begins: the rule, the figures, the threshold. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: the budget of %s burns %.1f times too fast over %s and %.1f times over %s; %s fires at %s times",
                subject,
                objective.toString().replace('_', ' '),
                longBurn,
                BurnRule.words(rule.longWindow()),
                shortBurn,
                BurnRule.words(rule.shortWindow()),
                rule.name(),
                plain(rule.factor()));
    }

    private static String plain(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
