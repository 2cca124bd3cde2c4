package io.grocellery.gateway.admin;

import io.grocellery.gateway.ledger.Counts;
import io.grocellery.gateway.ledger.LatencyBuckets;
import io.grocellery.gateway.ledger.Totals;
import io.grocellery.gateway.proxy.Connections;
import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.LiveRoute;
import io.grocellery.gateway.upstream.LiveTable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The same facts in Prometheus' text format, version 0.0.4. */
final class MetricsView {

    private final StringBuilder text = new StringBuilder(4096);

    static String of(LiveTable live, Overview overview, Connections connections) {
        MetricsView view = new MetricsView();
        view.requests(overview.totals());
        view.latencies(overview.totals());
        view.instances(live);
        view.connections(connections);
        view.gauge(
                "table_version", "Version of the table in force.", live.table().version());
        view.gauge(
                "ledger_breaches",
                "Accounts that do not balance.",
                overview.breaches().size());
        return view.text.toString();
    }

    private void requests(List<Totals> totals) {
        counter(totals, "requests_accepted_total", "Requests given to a release.", Counts::accepted);
        header("requests_completed_total", "counter", "Requests answered, by class of status.");
        for (Totals total : totals) {
            for (int status = 1; status <= 5; status++) {
                sample(
                        "requests_completed_total",
                        labels(total) + ",status=\"" + status + "xx\"",
                        total.counts().completed(status));
            }
        }
        counter(totals, "requests_client_aborted_total", "Requests the client left.", Counts::clientAborted);
        counter(
                totals,
                "requests_broken_off_total",
                "Answers that broke off; also completed as 5xx.",
                Counts::brokenOff);
        counter(totals, "attempts_not_connected_total", "Attempts without a connection.", Counts::notConnected);
        counter(totals, "attempts_retried_total", "Further attempts made.", Counts::retried);
        header("requests_in_flight", "gauge", "Requests under way.");
        totals.forEach(total -> sample("requests_in_flight", labels(total), total.inFlight()));
    }

    private void counter(List<Totals> totals, String name, String help, ToLongFunction<Counts> value) {
        header(name, "counter", help);
        totals.forEach(total -> sample(name, labels(total), value.applyAsLong(total.counts())));
    }

    private void latencies(List<Totals> totals) {
        header("request_duration_seconds", "histogram", "From the request's head to the last byte of its answer.");
        totals.forEach(this::latency);
    }

    private void latency(Totals total) {
        long[] bounds = LatencyBuckets.upperMicros();
        long below = 0;
        for (int i = 0; i < bounds.length; i++) {
            below += total.latencies().count(i);
            sample("request_duration_seconds_bucket", labels(total) + ",le=\"" + bounds[i] / 1e6 + "\"", below);
        }
        below += total.latencies().count(bounds.length);
        sample("request_duration_seconds_bucket", labels(total) + ",le=\"+Inf\"", below);
        text.append("grocellery_gateway_request_duration_seconds_sum{")
                .append(labels(total))
                .append("} ")
                .append(String.format(Locale.ROOT, "%.6f", total.latencies().sumMicros() / 1e6))
                .append('\n');
        sample("request_duration_seconds_count", labels(total), below);
    }

    private void instances(LiveTable live) {
        header("instance_in", "gauge", "1 while an instance gets requests.");
        for (LiveRoute route : live.routes()) {
            for (LiveBackend backend : route.backends()) {
                backend.instances()
                        .forEach(upstream -> sample(
                                "instance_in",
                                "route=\"" + route.route().name() + "\",release=\"" + backend.release()
                                        + "\",instance=\"" + upstream.instance().id() + "\"",
                                upstream.in() ? 1 : 0));
            }
        }
    }

    private void connections(Connections connections) {
        gauge("connections", "Open client connections.", connections.open());
        header("connections_turned_away_total", "counter", "Connections over the limit.");
        text.append("grocellery_gateway_connections_turned_away_total ")
                .append(connections.turnedAway())
                .append('\n');
        header("requests_refused_total", "counter", "Requests refused before a route was charged.");
        for (int status = 400; status < 600; status++) {
            if (connections.refused(status) > 0) {
                sample("requests_refused_total", "status=\"" + status + "\"", connections.refused(status));
            }
        }
    }

    private void gauge(String name, String help, long value) {
        header(name, "gauge", help);
        text.append("grocellery_gateway_")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }

    private void header(String name, String type, String help) {
        text.append("# HELP grocellery_gateway_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE grocellery_gateway_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private void sample(String name, String labels, long value) {
        text.append("grocellery_gateway_")
                .append(name)
                .append('{')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    private static String labels(Totals total) {
        return "route=\"" + total.key().route() + "\",release=\"" + total.key().release() + "\",pinned=\""
                + total.key().pinned() + "\"";
    }
}
