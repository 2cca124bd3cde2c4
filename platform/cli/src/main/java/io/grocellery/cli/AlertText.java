package io.grocellery.cli;

import io.grocellery.core.status.AlertsStatus.AlertStatus;
import io.grocellery.core.status.AlertsStatus.Delivered;
import java.util.ArrayList;
import java.util.List;

/** Alerts in rows and lines. */
final class AlertText {

    private AlertText() {}

    static List<List<String>> table(List<AlertStatus> alerts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SINCE", "UNTIL", "OF", "OBJECTIVE", "RULE", "LONG", "SHORT", "FIRES AT"));
        alerts.forEach(alert -> rows.add(List.of(
                alert.since(),
                alert.endedAt() == null ? "-" : alert.endedAt(),
                alert.of(),
                alert.objective(),
                alert.rule(),
                Numbers.plain(alert.longBurn()),
                Numbers.plain(alert.shortBurn()),
                Numbers.plain(alert.threshold()))));
        return rows;
    }

    /** What to do, each once. */
    static List<String> remedies(List<AlertStatus> alerts) {
        return alerts.stream()
                .map(alert -> "  do: " + alert.of() + ": " + alert.remedy())
                .distinct()
                .toList();
    }

    static String line(Delivered told) {
        return "  " + told.at() + "  " + told.state() + "  " + told.subject() + ": " + told.message();
    }
}
