package io.grocellery.daemon.companion;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.daemon.objective.DeliveredAlerts;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what Alertmanager tells into the journal, once for each time an alert begins or ends. */
public final class AlertInbox {

    private final EventJournal journal;
    private final InstantSource clock;
    private final EnvironmentName otherwise;

    private final Set<String> firing = new HashSet<>();

    /** @param otherwise what alerts are filed under that name no environment */
    AlertInbox(EventJournal journal, InstantSource clock, EnvironmentName otherwise) {
        this.journal = journal;
        this.clock = clock;
        this.otherwise = otherwise;
    }

    /**
     * One alert as Alertmanager tells it.
     *
     * @param status {@code firing} or {@code resolved}
     * @param fingerprint the same for the same labels
     */
    public record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Nullable String fingerprint) {

        private String key() {
            return Objects.requireNonNullElse(fingerprint, labels.toString());
        }

        private boolean firing() {
            return status.equals("firing");
        }

        private String name() {
            return labels.getOrDefault("alertname", "an alert without a name");
        }
    }

    /** Takes one in; that one still fires is no news, though Alertmanager repeats it. */
    public synchronized void take(Alert alert) {
        if (!alert.firing()) {
            firing.remove(alert.key());
            journal.append(event(alert));
        } else if (firing.add(alert.key())) {
            journal.append(event(alert));
        }
    }

    private Event event(Alert alert) {
        String summary = alert.annotations().getOrDefault("summary", alert.name());
        return new Event(
                clock.instant(),
                environment(alert.labels()),
                alert.labels().getOrDefault("service", alert.name()),
                alert.firing() ? DeliveredAlerts.FIRING : DeliveredAlerts.RESOLVED,
                severity(alert),
                alert.firing()
                        ? alert.name() + ": " + alert.annotations().getOrDefault("description", summary)
                        : alert.name() + " is over: " + summary,
                detail(alert));
    }

    private static Severity severity(Alert alert) {
        if (!alert.firing()) {
            return Severity.INFO;
        }
        return alert.labels().getOrDefault("severity", "ticket").equals("page") ? Severity.ERROR : Severity.WARNING;
    }

    private static Map<String, String> detail(Alert alert) {
        Map<String, String> detail = new LinkedHashMap<>(alert.labels());
        alert.annotations().forEach(detail::putIfAbsent);
        return detail;
    }

    private EnvironmentName environment(Map<String, String> labels) {
        try {
            return new EnvironmentName(labels.getOrDefault("environment", otherwise.value()));
        } catch (IllegalArgumentException invalid) {
            return otherwise;
        }
    }
}
