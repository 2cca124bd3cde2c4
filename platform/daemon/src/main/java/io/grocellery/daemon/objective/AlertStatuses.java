package io.grocellery.daemon.objective;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.objective.Alert;
import io.grocellery.core.objective.ObjectiveKind;
import io.grocellery.core.objective.RuleStanding;
import io.grocellery.core.objective.Standing;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.AlertsStatus.AlertStatus;
import io.grocellery.core.status.AlertsStatus.Delivered;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what somebody has been told of. */
final class AlertStatuses {

    private static final Map<String, String> STATES =
            Map.of(DeliveredAlerts.FIRING, "firing", DeliveredAlerts.RESOLVED, "resolved");

    private AlertStatuses() {}

    static AlertsStatus of(
            EnvironmentName environment,
            Instant now,
            List<Alert> firing,
            Map<Subject, List<Standing>> standings,
            List<Alert> ended,
            List<JournalEntry> events) {
        return new AlertsStatus(
                environment.value(),
                now.toString(),
                firing.stream()
                        .sorted(Comparator.comparing(alert -> alert.rule().urgency()))
                        .map(alert -> status(alert, present(alert, standings)))
                        .toList(),
                ended.stream().map(alert -> status(alert, Optional.empty())).toList(),
                events.reversed().stream()
                        .map(JournalEntry::event)
                        .filter(event -> STATES.containsKey(event.kind()))
                        .filter(event -> event.environment().equals(environment)
                                || event.environment().equals(DeliveredAlerts.INSTALLATION))
                        .map(AlertStatuses::delivered)
                        .toList());
    }

    private static Optional<RuleStanding> present(Alert alert, Map<Subject, List<Standing>> standings) {
        return standings.getOrDefault(alert.subject(), List.of()).stream()
                .filter(standing -> standing.objective().kind() == alert.objective())
                .flatMap(standing -> standing.rules().stream())
                .filter(standing -> standing.rule().equals(alert.rule()))
                .findFirst();
    }

    private static AlertStatus status(Alert alert, Optional<RuleStanding> present) {
        return new AlertStatus(
                alert.subject().name(),
                ObjectiveStatuses.word(alert.subject().kind()),
                alert.objective().toString(),
                alert.rule().name(),
                ObjectiveStatuses.word(alert.rule().urgency()),
                alert.rule().factor(),
                alert.since().toString(),
                alert.endedAt().map(Instant::toString).orElse(null),
                present.map(standing -> standing.longBurn().orElse(0)).orElse(alert.longBurn()),
                present.map(standing -> standing.shortBurn().orElse(0)).orElse(alert.shortBurn()),
                alert.sentence(),
                remedy(alert));
    }

    private static String remedy(Alert alert) {
        String fault = alert.objective() == ObjectiveKind.RESPONSE_TIME_P95 ? "slow" : "failing";
        return alert.subject().kind() == Subject.Kind.SERVICE
                ? "see ./grocellery status and ./grocellery logs " + alert.subject()
                        + "; if a release brought it, end its rollout with ./grocellery rollout abort or go back with"
                        + " ./grocellery rollout rollback " + alert.subject()
                : "see ./grocellery slo for the service whose requests are " + fault
                        + ", then ./grocellery logs of that service";
    }

    private static Delivered delivered(Event event) {
        return new Delivered(
                event.at().toString(),
                event.subject(),
                STATES.getOrDefault(event.kind(), ""),
                event.message(),
                event.detail());
    }
}
