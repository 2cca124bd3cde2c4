package io.grocellery.daemon.objective;

import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.ObjectivesStatus.ObjectiveStatus;
import io.grocellery.core.status.ObjectivesStatus.RuleStatus;
import io.grocellery.core.status.ObjectivesStatus.SubjectStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus gets of the objectives: as many series as the delivery file has services and journeys, times four
 * objectives, times seven windows. What cannot be told is not a number.
 */
public final class ObjectiveMetrics implements MultiCollector {

    private final Supplier<List<ObjectivesStatus>> environments;

    /** @param environments how the objectives of each environment stand */
    public ObjectiveMetrics(Supplier<List<ObjectivesStatus>> environments) {
        this.environments = environments;
    }

    @Override
    public MetricSnapshots collect() {
        GaugeSnapshot.Builder targets = GaugeSnapshot.builder()
                .name("grocellery_slo_objective")
                .help("What is wanted: a share of good requests, of error_rate the share of bad ones, of throughput"
                        + " requests a minute");
        GaugeSnapshot.Builder budgets = GaugeSnapshot.builder()
                .name("grocellery_slo_error_budget_remaining")
                .help("Share of the error budget of 30 days that is left; 1 untouched, below 0 overspent");
        GaugeSnapshot.Builder burns = GaugeSnapshot.builder()
                .name("grocellery_slo_burn_rate")
                .help("How many times faster than allowed the budget is used, over a window");
        for (ObjectivesStatus environment : environments.get()) {
            for (SubjectStatus subject : environment.subjects()) {
                for (ObjectiveStatus objective : subject.objectives()) {
                    Labels labels = labels(environment, subject, objective.objective());
                    targets.dataPoint(point(labels, target(objective)));
                    budgets.dataPoint(point(labels, objective.left()));
                    windows(objective)
                            .forEach((window, rate) -> burns.dataPoint(point(labels.add("window", window), rate)));
                }
                if (subject.throughput() != null) {
                    targets.dataPoint(point(
                            labels(environment, subject, "throughput"),
                            subject.throughput().target()));
                }
            }
        }
        return MetricSnapshots.of(targets.build(), budgets.build(), burns.build());
    }

    private static double target(ObjectiveStatus objective) {
        return objective.objective().equals("error_rate") ? objective.allowedShare() : 1 - objective.allowedShare();
    }

    private static Map<String, Double> windows(ObjectiveStatus objective) {
        Map<String, Double> windows = new TreeMap<>();
        for (RuleStatus rule : objective.rules()) {
            windows.put(rule.longWindow(), known(rule.longBurn()));
            windows.put(rule.shortWindow(), known(rule.shortBurn()));
        }
        return windows;
    }

    private static Labels labels(ObjectivesStatus environment, SubjectStatus subject, String objective) {
        return Labels.of("environment", environment.environment(), "objective", objective, "of", subject.name());
    }

    private static GaugeDataPointSnapshot point(Labels labels, @Nullable Double value) {
        return GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(known(value))
                .build();
    }

    private static double known(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
