package io.grocellery.cli;

import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.ObjectivesStatus.ObjectiveStatus;
import io.grocellery.core.status.ObjectivesStatus.RuleStatus;
import io.grocellery.core.status.ObjectivesStatus.SubjectStatus;
import io.grocellery.core.status.ObjectivesStatus.ThroughputStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objectives in rows. */
final class ObjectiveText {

    private static final int BAR = 10;
    private static final String UNKNOWN = "-";

    private ObjectiveText() {}

    static String headline(ObjectivesStatus status) {
        return "objectives of " + status.environment() + " over the last 30 days; " + counted(status);
    }

    private static String counted(ObjectivesStatus status) {
        if (status.countedUntil() == null) {
            return "its gateway has not answered yet";
        }
        Duration age = Duration.between(Instant.parse(status.countedUntil()), Instant.parse(status.at()));
        return "counted until " + age.toSeconds() + " s ago";
    }

    static List<List<String>> table(ObjectivesStatus status) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "OF", "OBJECTIVE", "TARGET", "SEEN", "REQUESTS", "BUDGET LEFT", "BURN " + windows(status), "NEXT"));
        for (SubjectStatus subject : status.subjects()) {
            subject.objectives().forEach(objective -> rows.add(row(subject, objective)));
            if (subject.throughput() != null) {
                rows.add(row(subject, subject.throughput()));
            }
        }
        return rows;
    }

    private static String windows(ObjectivesStatus status) {
        return status.subjects().stream()
                .flatMap(subject -> subject.objectives().stream())
                .map(ObjectiveStatus::rules)
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(RuleStatus::longWindow)
                .collect(Collectors.joining("/"));
    }

    private static List<String> row(SubjectStatus subject, ObjectiveStatus objective) {
        return List.of(
                subject.name(),
                objective.objective(),
                objective.target(),
                objective.seen().isEmpty() ? UNKNOWN : objective.seen(),
                Long.toString(objective.requests()),
                left(objective.left()),
                objective.rules().stream().map(ObjectiveText::burn).collect(Collectors.joining("/")),
                next(objective));
    }

    private static List<String> row(SubjectStatus subject, ThroughputStatus throughput) {
        return List.of(
                subject.name(),
                "throughput",
                ">" + Numbers.plain(throughput.target()) + "/min",
                throughput.served() + "/min",
                Long.toString(throughput.asked()),
                UNKNOWN,
                UNKNOWN,
                throughput.outlook());
    }

    /** A bar as long as what is left, and the figure. */
    private static String left(@Nullable Double left) {
        return left == null
                ? UNKNOWN
                : Bars.of(left, BAR, Line.Tone.PLAIN).text() + String.format(Locale.ROOT, " %.1f%%", left * 100);
    }

    private static String burn(RuleStatus rule) {
        return rule.longBurn() == null ? UNKNOWN : Numbers.plain(rule.longBurn());
    }

    private static String next(ObjectiveStatus objective) {
        String firing = objective.rules().stream()
                .filter(RuleStatus::fires)
                .map(RuleStatus::rule)
                .collect(Collectors.joining(", "));
        return firing.isEmpty() ? objective.outlook() : firing + " fires; " + objective.outlook();
    }

    /** Whether any budget is known to be used up. */
    static boolean exhausted(ObjectivesStatus status) {
        return status.subjects().stream()
                .flatMap(subject -> subject.objectives().stream())
                .map(ObjectiveStatus::left)
                .anyMatch(left -> left != null && left <= 0);
    }
}
