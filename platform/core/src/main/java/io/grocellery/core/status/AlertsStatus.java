package io.grocellery.core.status;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has been told of in one environment.
 *
 * @param at the moment, ISO-8601 in UTC
 * @param firing burn-rate rules that fire, pages first, of equal ones the longest
 * @param ended those that fired within the last 30 days, the latest first
 * @param delivered what Alertmanager told this daemon, the latest first
 */
public record AlertsStatus(
        String environment, String at, List<AlertStatus> firing, List<AlertStatus> ended, List<Delivered> delivered) {

    public AlertsStatus {
        firing = List.copyOf(firing);
        ended = List.copyOf(ended);
        delivered = List.copyOf(delivered);
    }

    /**
     * A burn-rate rule that fires or fired.
     *
     * @param of a service or a journey
     * @param kind {@code service} or {@code journey}
     * @param rule its name, such as {@code page 1h/5m}
     * @param urgency {@code page} or {@code ticket}
     * @param threshold the burn rate at which it fires
     * @param endedAt null while it fires
     * @param longBurn over the long window, as it is now or was when it began
     * @param shortBurn over the short window, likewise
     * @param sentence what it said when it began
     * @param remedy what to do
     */
    public record AlertStatus(
            String of,
            String kind,
            String objective,
            String rule,
            String urgency,
            double threshold,
            String since,
            @Nullable String endedAt,
            double longBurn,
            double shortBurn,
            String sentence,
            String remedy) {}

    /**
     * What Alertmanager told.
     *
     * @param state {@code firing} or {@code resolved}
     * @param facts such as the name of the rule and its runbook
     */
    public record Delivered(String at, String subject, String state, String message, Map<String, String> facts) {

        public Delivered {
            facts = Map.copyOf(facts);
        }
    }
}
