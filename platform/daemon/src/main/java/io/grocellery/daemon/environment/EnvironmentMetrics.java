package io.grocellery.daemon.environment;

import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.workload.WorkloadSpec;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Prometheus gets of the environments: read from what the loops saw last, so that a scrape asks no process and no
 * gateway. There are as many series as there are environments, services, and releases that run.
 */
final class EnvironmentMetrics implements MultiCollector {

    private final Environments environments;
    private final Pulse pulse;
    private final Map<String, Path> journals;

    /** @param journals the files of the journals, by their names */
    EnvironmentMetrics(Environments environments, Pulse pulse, Map<String, Path> journals) {
        this.environments = environments;
        this.pulse = pulse;
        this.journals = new TreeMap<>(journals);
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(up(), instances(), restarts(), rollouts(), weights(), delays(), journalBytes());
    }

    private MetricSnapshot up() {
        GaugeSnapshot.Builder up =
                GaugeSnapshot.builder().name("grocellery_environment_up").help("1 while all of it serves");
        environments.all().forEach(each -> up.dataPoint(level(of(each), each.state() == State.RUNNING ? 1 : 0)));
        return up.build();
    }

    private MetricSnapshot instances() {
        GaugeSnapshot.Builder instances = GaugeSnapshot.builder()
                .name("grocellery_instances")
                .help("Instances by what the watch last saw of them; gateways count as a service");
        for (LocalEnvironment each : environments.all()) {
            counted(each)
                    .forEach((kind, states) -> states.forEach(
                            (state, count) -> instances.dataPoint(level(kind.add("state", word(state)), count))));
        }
        return instances.build();
    }

    /** Every state of every release, those that no instance is in too. */
    private static Map<Labels, Map<Health, Integer>> counted(LocalEnvironment environment) {
        Map<Labels, Map<Health, Integer>> counted = new TreeMap<>();
        for (WorkloadSpec spec : environment.workloads()) {
            Labels kind = of(environment)
                    .add("service", spec.service().value())
                    .add("release", spec.release().value());
            counted.computeIfAbsent(kind, none -> noneInAnyState())
                    .merge(environment.healthOf(LocalComponents.idOf(spec.id())), 1, Integer::sum);
        }
        return counted;
    }

    private static Map<Health, Integer> noneInAnyState() {
        Map<Health, Integer> none = new EnumMap<>(Health.class);
        List.of(Health.values()).forEach(state -> none.put(state, 0));
        return none;
    }

    private MetricSnapshot restarts() {
        CounterSnapshot.Builder restarts = CounterSnapshot.builder()
                .name("grocellery_instance_restarts")
                .help("Starts that nobody asked for, since the daemon began");
        for (LocalEnvironment each : environments.all()) {
            each.supervised()
                    .forEach(service -> restarts.dataPoint(CounterDataPointSnapshot.builder()
                            .labels(of(each).add("service", service))
                            .value((double) each.restartsOf(service))
                            .build()));
        }
        return restarts.build();
    }

    private MetricSnapshot rollouts() {
        GaugeSnapshot.Builder rollouts = GaugeSnapshot.builder()
                .name("grocellery_rollouts")
                .help("Rollouts by where they stand or how they ended");
        for (LocalEnvironment each : environments.all()) {
            each.rollouts()
                    .phases()
                    .forEach((phase, count) -> rollouts.dataPoint(level(of(each).add("phase", phase), (double) count)));
        }
        return rollouts.build();
    }

    private MetricSnapshot weights() {
        GaugeSnapshot.Builder weights = GaugeSnapshot.builder()
                .name("grocellery_rollout_weight")
                .help("Share of the requests that the releases of a rollout under way were seen to get, 0 to 1");
        for (LocalEnvironment each : environments.all()) {
            each.rollouts()
                    .weights()
                    .forEach((service, releases) -> releases.forEach((release, weight) -> weights.dataPoint(level(
                            of(each).add("service", service.value()).add("release", release.value()),
                            weight.share()))));
        }
        return weights.build();
    }

    private MetricSnapshot delays() {
        GaugeSnapshot.Builder delays = GaugeSnapshot.builder()
                .name("grocellery_loop_delay_seconds")
                .help("How long ago a loop last turned; under a second while all is well");
        pulse.tell((loop, since) -> delays.dataPoint(level(
                Labels.of("environment", loop.environment().value(), "loop", loop.name()), since.toMillis() / 1000.0)));
        return delays.build();
    }

    private MetricSnapshot journalBytes() {
        GaugeSnapshot.Builder bytes =
                GaugeSnapshot.builder().name("grocellery_journal_bytes").help("Size of the journals' files");
        journals.forEach((journal, file) -> bytes.dataPoint(level(Labels.of("journal", journal), size(file))));
        return bytes.build();
    }

    /** With what SQLite has not moved to the file itself yet; not a number when it cannot be read. */
    private static double size(Path file) {
        try {
            double size = 0;
            for (Path each : Stream.of(file, file.resolveSibling(file.getFileName() + "-wal"))
                    .filter(Files::exists)
                    .toList()) {
                size += Files.size(each);
            }
            return size;
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }

    private static Labels of(LocalEnvironment environment) {
        return Labels.of("environment", environment.name().value());
    }

    private static GaugeDataPointSnapshot level(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static String word(Health state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
