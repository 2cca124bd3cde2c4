package io.grocellery.gateway.admin;

import io.grocellery.gateway.ledger.Counts;
import io.grocellery.gateway.ledger.Key;
import io.grocellery.gateway.ledger.LatencyBuckets;
import io.grocellery.gateway.ledger.Totals;
import io.grocellery.gateway.proxy.Connections;
import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.LiveRoute;
import io.grocellery.gateway.upstream.LiveTable;
import io.grocellery.gateway.upstream.Upstream;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger's figures for Prometheus: read from the books when somebody asks, so that a request is counted once. Of
 * releases that are no longer in the table nothing is told, so that there are never more series than the table has
 * releases.
 */
final class LedgerMetrics {

    private final LiveTable live;
    private final List<Upstream> draining;
    private final Overview overview;
    private final Connections connections;
    private final Map<Owner, Totals> owners;

    /** Whose requests a series counts, drawn and pinned together. */
    private record Owner(String service, String release) implements Comparable<Owner> {

        private static final Owner STOREFRONT = new Owner("storefront", Key.NO_RELEASE);

        static Owner of(Key key) {
            return key.statics() ? STOREFRONT : new Owner(key.route(), key.release());
        }

        Labels labels() {
            return Labels.of("service", service, "release", release);
        }

        @Override
        public int compareTo(Owner other) {
            return labels().compareTo(other.labels());
        }
    }

    LedgerMetrics(LiveTable live, List<Upstream> draining, Overview overview, Connections connections) {
        this.live = live;
        this.draining = draining;
        this.overview = overview;
        this.connections = connections;
        this.owners = overview.totals().stream()
                .filter(this::known)
                .collect(Collectors.toMap(total -> Owner.of(total.key()), total -> total, Totals::sum, TreeMap::new));
    }

    Stream<MetricSnapshot> snapshots() {
        return Stream.of(
                requests(),
                counter("gateway_not_connected", "Attempts that found no connection", Counts::notConnected),
                counter("gateway_broken_off", "Answers that broke off; they count as 5xx", Counts::brokenOff),
                retries(),
                durations(),
                inFlight(),
                instances(),
                weights(),
                gauge("gateway_instances_draining", "Instances that finish what they have", draining.size()),
                gauge("gateway_connections", "Open connections of clients", connections.open()),
                count("gateway_connections_turned_away", "Connections over the limit", connections.turnedAway()),
                refused(),
                gauge(
                        "gateway_table_version",
                        "Version of the table in force",
                        live.table().version()),
                gauge(
                        "gateway_ledger_breaches",
                        "Accounts that do not balance",
                        overview.breaches().size()));
    }

    private boolean known(Totals total) {
        Key key = total.key();
        return key.statics()
                || live.routes().stream()
                        .filter(route -> route.route().name().equals(key.route()))
                        .anyMatch(route -> serves(route, key.release()));
    }

    private static boolean serves(LiveRoute route, String release) {
        return release.equals(Key.NO_RELEASE)
                || route.backends().stream().map(LiveBackend::release).anyMatch(release::equals);
    }

    private MetricSnapshot requests() {
        CounterSnapshot.Builder requests =
                CounterSnapshot.builder().name("gateway_requests").help("Requests by how they ended");
        owners.forEach((owner, total) -> {
            for (int status = 1; status <= 5; status++) {
                requests.dataPoint(count(
                        owner.labels().add("outcome", status + "xx"),
                        total.counts().completed(status)));
            }
            requests.dataPoint(count(
                    owner.labels().add("outcome", "client_aborted"),
                    total.counts().clientAborted()));
        });
        return requests.build();
    }

    /** One figure of the books. */
    @FunctionalInterface
    private interface Figure {
        long of(Counts counts);
    }

    private MetricSnapshot counter(String name, String help, Figure figure) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        owners.forEach((owner, total) -> counter.dataPoint(count(owner.labels(), figure.of(total.counts()))));
        return counter.build();
    }

    private MetricSnapshot retries() {
        CounterSnapshot.Builder retries =
                CounterSnapshot.builder().name("gateway_retries").help("Further attempts made");
        Map<String, Long> byService = owners.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().service(),
                        TreeMap::new,
                        Collectors.summingLong(
                                entry -> entry.getValue().counts().retried())));
        byService.forEach((service, retried) -> retries.dataPoint(count(Labels.of("service", service), retried)));
        return retries.build();
    }

    private MetricSnapshot durations() {
        HistogramSnapshot.Builder durations = HistogramSnapshot.builder()
                .name("gateway_request_duration_seconds")
                .help("From a request's head to the last byte of its answer; requests that clients left are not in it");
        owners.forEach((owner, total) -> durations.dataPoint(HistogramDataPointSnapshot.builder()
                .labels(owner.labels())
                .classicHistogramBuckets(buckets(total.latencies()))
                .sum(total.latencies().sumMicros() / 1e6)
                .build()));
        return durations.build();
    }

    private static ClassicHistogramBuckets buckets(LatencyBuckets latencies) {
        long[] micros = LatencyBuckets.upperMicros();
        double[] bounds = Arrays.copyOf(
                Arrays.stream(micros).mapToDouble(bound -> bound / 1e6).toArray(), micros.length + 1);
        bounds[micros.length] = Double.POSITIVE_INFINITY;
        long[] counts = new long[bounds.length];
        Arrays.setAll(counts, latencies::count);
        return ClassicHistogramBuckets.of(bounds, counts);
    }

    private MetricSnapshot inFlight() {
        GaugeSnapshot.Builder inFlight =
                GaugeSnapshot.builder().name("gateway_requests_in_flight").help("Requests under way");
        owners.forEach((owner, total) -> inFlight.dataPoint(level(owner.labels(), total.inFlight())));
        return inFlight.build();
    }

    private MetricSnapshot instances() {
        GaugeSnapshot.Builder instances = GaugeSnapshot.builder()
                .name("gateway_instances")
                .help("Instances that get requests (in), and those that failed their health checks (out)");
        for (LiveRoute route : live.routes()) {
            for (LiveBackend backend : route.backends()) {
                Labels labels = new Owner(route.route().name(), backend.release()).labels();
                long in = backend.instances().stream().filter(Upstream::in).count();
                instances.dataPoint(level(labels.add("state", "in"), in));
                instances.dataPoint(
                        level(labels.add("state", "out"), backend.instances().size() - in));
            }
        }
        return instances.build();
    }

    private MetricSnapshot weights() {
        GaugeSnapshot.Builder weights = GaugeSnapshot.builder()
                .name("gateway_release_weight")
                .help("Share of a service's requests that a release is to get, 0 to 1");
        for (LiveRoute route : live.routes()) {
            double all = route.backends().stream().mapToInt(LiveBackend::weight).sum();
            for (LiveBackend backend : route.backends()) {
                weights.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(new Owner(route.route().name(), backend.release()).labels())
                        .value(all == 0 ? 0 : backend.weight() / all)
                        .build());
            }
        }
        return weights.build();
    }

    private MetricSnapshot refused() {
        CounterSnapshot.Builder refused = CounterSnapshot.builder()
                .name("gateway_requests_refused")
                .help("Requests refused before any service was charged with them");
        for (int status = 400; status < 600; status++) {
            if (connections.refused(status) > 0) {
                refused.dataPoint(count(Labels.of("status", String.valueOf(status)), connections.refused(status)));
            }
        }
        return refused.build();
    }

    private static MetricSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(level(Labels.EMPTY, value))
                .build();
    }

    private static MetricSnapshot count(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(count(Labels.EMPTY, value))
                .build();
    }

    private static CounterDataPointSnapshot count(Labels labels, long value) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }

    private static GaugeDataPointSnapshot level(Labels labels, long value) {
        return GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }
}
