package io.grocellery.core.objective;

import java.util.OptionalDouble;

/**
 * How a rule stands.
 *
 * @param longBurn the burn rate over its long window; empty without requests
 * @param shortBurn the burn rate over its short window; empty without requests
 * @param requests how many the long window holds
 * @param needed how many it has to hold before the rule is judged
 * @param observed for how many seconds of the long window requests were counted
 */
public record RuleStanding(
        BurnRule rule,
        OptionalDouble longBurn,
        OptionalDouble shortBurn,
        long requests,
        long needed,
        long observed,
        boolean rings) {

    static RuleStanding of(BurnRule rule, Objective objective, Counted longWindow, Counted shortWindow) {
        return new RuleStanding(
                rule,
                objective.burnRate(longWindow),
                objective.burnRate(shortWindow),
                longWindow.requests(),
                rule.requestsNeeded(objective),
                longWindow.observed(),
                objective.rings());
    }

    /** Whether there is enough to go by. */
    public boolean judged() {
        return requests >= needed && observed >= rule.observationNeeded().toSeconds();
    }

    /** Whether somebody is to be told. */
    public boolean fires() {
        return rings && judged() && reached(longBurn) && reached(shortBurn);
    }

    private boolean reached(OptionalDouble burn) {
        return burn.isPresent() && burn.getAsDouble() >= rule.factor();
    }
}
