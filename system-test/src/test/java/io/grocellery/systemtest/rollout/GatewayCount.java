package io.grocellery.systemtest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.jr.ob.JSON;

/**
 * What a gateway counted of one release since its start.
 *
 * @param accepted requests given to it that did not name it
 * @param completed of those, answered
 * @param errors of those, with a 5xx
 * @param clientAborted left by the client
 * @param inFlight neither yet
 */
record GatewayCount(long accepted, long completed, long errors, long clientAborted, long inFlight) {

    static final GatewayCount NONE = new GatewayCount(0, 0, 0, 0, 0);

    static Map<String, GatewayCount> read(URI admin, Path tokenFile) {
        try {
            HttpResponse<String> answer = Http.get(
                    admin.resolve("/ledger"),
                    "Authorization",
                    "Bearer " + Files.readString(tokenFile).strip());
            assertThat(answer.statusCode()).isEqualTo(200);
            Map<String, GatewayCount> counts = new TreeMap<>();
            for (Object row : (List<?>)
                    Objects.requireNonNull(JSON.std.mapFrom(answer.body()).get("totals"))) {
                Map<?, ?> facts = (Map<?, ?>) row;
                if (TrialApplication.SERVICE.equals(facts.get("route")) && !Boolean.TRUE.equals(facts.get("pinned"))) {
                    counts.merge(String.valueOf(facts.get("release")), of(facts), GatewayCount::plus);
                }
            }
            return counts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GatewayCount of(Map<?, ?> facts) {
        Map<?, ?> completed = (Map<?, ?>) Objects.requireNonNull(facts.get("completed"));
        return new GatewayCount(
                number(facts, "accepted"),
                completed.values().stream()
                        .mapToLong(value -> ((Number) value).longValue())
                        .sum(),
                number(completed, "5xx"),
                number(facts, "clientAborted"),
                number(facts, "inFlight"));
    }

    private static long number(Map<?, ?> facts, String key) {
        return ((Number) Objects.requireNonNull(facts.get(key))).longValue();
    }

    GatewayCount plus(GatewayCount other) {
        return new GatewayCount(
                accepted + other.accepted,
                completed + other.completed,
                errors + other.errors,
                clientAborted + other.clientAborted,
                inFlight + other.inFlight);
    }
}
