package io.grocellery.systemtest.telemetry;

import static io.grocellery.systemtest.telemetry.Dashboards.text;

import io.grocellery.systemtest.running.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** What a running Prometheus answers. */
final class PrometheusApi {

    private final URI address;

    PrometheusApi(URI address) {
        this.address = address;
    }

    /** A value of one series at one moment. */
    record Sample(Map<?, ?> labels, double value) {}

    /** Something that is scraped. */
    record Target(String job, String instance, String health, String lastError) {}

    /**
     * A rule as Prometheus goes by it.
     *
     * @param health {@code ok} once it was evaluated without an error
     */
    record Rule(String name, String query, String health, String lastError) {}

    /** Evaluates an expression now. */
    List<Sample> query(String expression) {
        Map<?, ?> data = data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        return maps(data, "result")
                .map(each -> new Sample(
                        (Map<?, ?>) Objects.requireNonNull(each.get("metric")),
                        Double.parseDouble(String.valueOf(((List<?>) Objects.requireNonNull(each.get("value"))).get(1))
                                .replace("Inf", "Infinity"))))
                .toList();
    }

    List<Target> targets() {
        return maps(data("/api/v1/targets?state=active"), "activeTargets")
                .map(each -> {
                    Map<?, ?> labels = (Map<?, ?>) Objects.requireNonNull(each.get("labels"));
                    return new Target(
                            text(labels, "job"),
                            text(labels, "instance"),
                            text(each, "health"),
                            text(each, "lastError"));
                })
                .toList();
    }

    List<Rule> rules() {
        return maps(data("/api/v1/rules"), "groups")
                .flatMap(group -> maps(group, "rules"))
                .map(each -> new Rule(
                        text(each, "name"), text(each, "query"), text(each, "health"), text(each, "lastError")))
                .toList();
    }

    private Map<?, ?> data(String path) {
        HttpResponse<String> answer = Http.get(address.resolve(path));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return (Map<?, ?>)
                Objects.requireNonNull(JSON.std.mapFrom(answer.body()).get("data"));
    }

    private static Stream<Map<?, ?>> maps(Map<?, ?> holder, String key) {
        return ((List<?>) Objects.requireNonNull(holder.get(key))).stream().map(each -> (Map<?, ?>) each);
    }
}
