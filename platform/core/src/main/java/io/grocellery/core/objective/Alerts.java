package io.grocellery.core.objective;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts that go on at a moment.
 *
 * @param firing the longest first
 */
public record Alerts(List<Alert> firing) {

    public static final Alerts NONE = new Alerts(List.of());

    public Alerts {
        firing = List.copyOf(firing);
    }

    /**
     * What a look at the standings changed.
     *
     * @param began those that fire since now
     * @param ended those that no longer do
     */
    public record Step(Alerts alerts, List<Alert> began, List<Alert> ended) {

        public Step {
            began = List.copyOf(began);
            ended = List.copyOf(ended);
        }
    }

    /** Begins what fires and is not known, ends what is known and no longer fires, and leaves the rest as it is. */
    public Step step(Map<Subject, List<Standing>> standings, Instant now) {
        List<Alert> going = new ArrayList<>();
        List<Alert> began = new ArrayList<>();
        standings.forEach((subject, all) -> all.forEach(standing -> standing.rules().stream()
                .filter(RuleStanding::fires)
                .forEach(rule -> {
                    ObjectiveKind kind = standing.objective().kind();
                    Alert alert = firing.stream()
                            .filter(each -> each.sameAs(subject, kind, rule.rule()))
                            .findFirst()
                            .orElseGet(() -> begin(subject, kind, rule, now, began));
                    going.add(alert);
                })));
        List<Alert> ended = firing.stream()
                .filter(each -> !going.contains(each))
                .map(each -> each.ended(now))
                .toList();
        List<Alert> kept = new ArrayList<>(firing);
        kept.retainAll(going);
        kept.addAll(began);
        return new Step(new Alerts(kept), began, ended);
    }

    private static Alert begin(
            Subject subject, ObjectiveKind kind, RuleStanding standing, Instant now, List<Alert> began) {
        Alert alert = new Alert(
                subject,
                kind,
                standing.rule(),
                now,
                standing.longBurn().orElseThrow(),
                standing.shortBurn().orElseThrow(),
                Optional.empty());
        began.add(alert);
        return alert;
    }
}
