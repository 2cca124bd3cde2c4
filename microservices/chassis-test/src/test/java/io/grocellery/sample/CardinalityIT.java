package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.StandIn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever strangers send, what a service tells of it stays small. */
final class CardinalityIT {

    private static final int REQUESTS = 2000;
    /** Each further template, method and status costs a histogram of about fifteen. */
    private static final int MOST_SERIES = 900;

    private static final Pattern URI = Pattern.compile("uri=\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("method=\"([^\"]*)\"");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW", "FETCH");
    private static final StandIn OTHER = StandIn.start();

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SampleApplication.class, "sample-service")
            .with("grocellery.client.id", "sample-service")
            .with("grocellery.client.secret", "not-a-real-secret")
            .with("grocellery.outbound.other-service.url", OTHER::url);

    @AfterAll
    static void close() {
        OTHER.close();
    }

    @Test
    void thousandsOfDistinctRequestsMakeABoundedNumberOfSeries() {
        IntStream.range(0, REQUESTS).forEach(CardinalityIT::send);
        List<String> series = service.get("/actuator/prometheus")
                .send()
                .expect(200)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(service.measured("http_server_requests_seconds_count")).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(series).hasSizeLessThan(MOST_SERIES);
        assertThat(values(series, URI))
                .as("templates, and one value for what has none")
                .isSubsetOf("/notes/{id}", "/notes", "/**", "NOT_FOUND", "UNKNOWN", "/actuator/prometheus");
        assertThat(values(series, METHOD)).isSubsetOf("GET", "POST", "PUT", "PATCH", "DELETE", "UNKNOWN");
    }

    private static Set<String> values(List<String> series, Pattern label) {
        return series.stream()
                .filter(line -> line.startsWith("http_server_requests"))
                .map(label::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static void send(int i) {
        String path = i % 2 == 0 ? "/notes/" + new UUID(1, i) : "/nowhere-" + i + "/at-all";
        String method = i % 3 == 0 ? "GET" : METHODS.get(i % METHODS.size());
        service.request(method, path + "?q=" + i)
                .header("X-Header-" + i, "value-" + i)
                .header("User-Agent", "agent/" + i)
                .send();
    }
}
