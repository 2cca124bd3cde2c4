package io.grocellery.core.objective;

import io.grocellery.core.delivery.ServiceLevelObjectives;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds what was counted against the objectives of a delivery file. */
public final class ServiceLevels {

    /** Of a 95th percentile. */
    private static final double PAST_P95 = 0.05;

    private final ServiceLevelObjectives file;
    private final List<BurnRule> rules;
    private final List<Objective> objectives;

    public ServiceLevels(ServiceLevelObjectives file, List<BurnRule> rules) {
        this.file = file;
        this.rules = List.copyOf(rules);
        double unavailable = 1 - file.availability();
        this.objectives = List.of(
                new Objective(ObjectiveKind.AVAILABILITY, unavailable, unavailable <= file.errorRate()),
                new Objective(ObjectiveKind.RESPONSE_TIME_P95, PAST_P95, true),
                new Objective(ObjectiveKind.ERROR_RATE, file.errorRate(), file.errorRate() < unavailable));
    }

    /** Those with a budget. */
    public List<Objective> objectives() {
        return objectives;
    }

    /** A request that takes longer is slow. */
    public Duration slowAfter() {
        return file.responseTimeP95();
    }

    /** How each objective with a budget stands. */
    public List<Standing> standings(History history, Instant now) {
        Counted period = history.withinPeriod(now);
        return objectives.stream()
                .map(objective -> new Standing(objective, period, standings(objective, history, now)))
                .toList();
    }

    private List<RuleStanding> standings(Objective objective, History history, Instant now) {
        return rules.stream()
                .map(rule -> RuleStanding.of(
                        rule,
                        objective,
                        history.within(rule.longWindow(), now),
                        history.within(rule.shortWindow(), now)))
                .toList();
    }

    /** Empty when the file says nothing of throughput. */
    public Optional<Throughput> throughput(History history, Instant now) {
        return file.throughput().isEmpty()
                ? Optional.empty()
                : Optional.of(Throughput.of(file.throughput().getAsDouble(), history.busiestMinute(now)));
    }
}
