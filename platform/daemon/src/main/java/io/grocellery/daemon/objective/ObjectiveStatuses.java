package io.grocellery.daemon.objective;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.History;
import io.grocellery.core.objective.Objective;
import io.grocellery.core.objective.ObjectiveStore.Hour;
import io.grocellery.core.objective.Outlook;
import io.grocellery.core.objective.RuleStanding;
import io.grocellery.core.objective.ServiceLevels;
import io.grocellery.core.objective.Standing;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.objective.Throughput;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.ObjectivesStatus.Course;
import io.grocellery.core.status.ObjectivesStatus.ObjectiveStatus;
import io.grocellery.core.status.ObjectivesStatus.RuleStatus;
import io.grocellery.core.status.ObjectivesStatus.Step;
import io.grocellery.core.status.ObjectivesStatus.SubjectCourse;
import io.grocellery.core.status.ObjectivesStatus.SubjectStatus;
import io.grocellery.core.status.ObjectivesStatus.ThroughputStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Tells how objectives stand. */
final class ObjectiveStatuses {

    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int HOURS_PER_STEP = 6;

    private ObjectiveStatuses() {}

    static ObjectivesStatus of(EnvironmentName environment, Instant now, BudgetBook book, ServiceLevels levels) {
        List<SubjectStatus> subjects = new ArrayList<>();
        book.histories().forEach((subject, history) -> subjects.add(subject(subject, history, levels, now)));
        return new ObjectivesStatus(
                environment.value(),
                now.toString(),
                book.countedUntil().map(Instant::toString).orElse(null),
                subjects);
    }

    private static SubjectStatus subject(Subject subject, History history, ServiceLevels levels, Instant now) {
        return new SubjectStatus(
                subject.name(),
                word(subject.kind()),
                history.withinPeriod(now).observed(),
                levels.standings(history, now).stream()
                        .map(standing -> objective(standing, levels.slowAfter()))
                        .toList(),
                levels.throughput(history, now)
                        .map(ObjectiveStatuses::throughput)
                        .orElse(null));
    }

    private static ObjectiveStatus objective(Standing standing, Duration slowAfter) {
        Objective objective = standing.objective();
        Counted period = standing.period();
        return new ObjectiveStatus(
                objective.kind().toString(),
                target(objective, slowAfter),
                objective.allowed(),
                seen(objective, period, slowAfter),
                period.requests(),
                objective.bad(period),
                objective.budget(period),
                objective.requestsNeeded(),
                boxed(standing.left()),
                boxed(standing.pace()),
                Outlook.of(standing),
                objective.rings(),
                standing.rules().stream().map(ObjectiveStatuses::rule).toList());
    }

    private static String target(Objective objective, Duration slowAfter) {
        return switch (objective.kind()) {
            case AVAILABILITY -> percent(1 - objective.allowed());
            case RESPONSE_TIME_P95 -> percent(1 - objective.allowed()) + " <" + slowAfter.toMillis() + "ms";
            case ERROR_RATE -> "<" + percent(objective.allowed());
        };
    }

    private static String seen(Objective objective, Counted period, Duration slowAfter) {
        OptionalDouble good = objective.good(period);
        if (good.isEmpty()) {
            return "";
        }
        return switch (objective.kind()) {
            case AVAILABILITY -> percent(good.getAsDouble());
            case RESPONSE_TIME_P95 -> percent(good.getAsDouble()) + " <" + slowAfter.toMillis() + "ms";
            case ERROR_RATE -> percent(1 - good.getAsDouble());
        };
    }

    /** As exact as it has to be: 99.98% is not 100%. */
    private static String percent(double share) {
        BigDecimal missing =
                BigDecimal.valueOf(Math.min(share, 1 - share) * 100).round(new MathContext(2));
        BigDecimal percent = share > 0.5 ? BigDecimal.valueOf(100).subtract(missing) : missing;
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
    }

    private static RuleStatus rule(RuleStanding standing) {
        BurnRule rule = standing.rule();
        return new RuleStatus(
                rule.name(),
                word(rule.urgency()),
                BurnRule.words(rule.longWindow()),
                BurnRule.words(rule.shortWindow()),
                rule.factor(),
                boxed(standing.longBurn()),
                boxed(standing.shortBurn()),
                standing.requests(),
                standing.needed(),
                standing.fires());
    }

    private static ThroughputStatus throughput(Throughput throughput) {
        return new ThroughputStatus(
                throughput.target(),
                throughput.asked(),
                throughput.served(),
                word(throughput.verdict()),
                Outlook.of(throughput));
    }

    static Course course(Collection<Subject> subjects, List<Hour> hours, Instant now) {
        return new Course(
                HOURS_PER_STEP,
                subjects.stream()
                        .map(subject -> new SubjectCourse(
                                subject.name(),
                                steps(
                                        hours.stream()
                                                .filter(hour -> hour.subject().equals(subject))
                                                .toList(),
                                        now)))
                        .toList());
    }

    private static List<Step> steps(List<Hour> hours, Instant now) {
        long last = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_HOUR);
        List<Step> steps = new ArrayList<>();
        for (long from = last + 1 - Objective.PERIOD.toHours(); from <= last; from += HOURS_PER_STEP) {
            long begin = from;
            Counted counted = hours.stream()
                    .filter(hour -> hour.epochHour() >= begin && hour.epochHour() < begin + HOURS_PER_STEP)
                    .map(Hour::counted)
                    .reduce(Counted.NOTHING, Counted::plus);
            steps.add(new Step(
                    Instant.ofEpochSecond(begin * SECONDS_PER_HOUR).toString(),
                    counted.requests(),
                    counted.errors(),
                    counted.slow(),
                    counted.observed()));
        }
        return steps;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
