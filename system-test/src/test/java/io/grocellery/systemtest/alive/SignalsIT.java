package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.alive.SignalTable.Signal;
import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** Every trace and every field of a log line that the guide's table names arrives where somebody would look for it. */
@LargeTest
class SignalsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @Test
    void whoAskedWhomIsInZipkin() {
        Set<String> wanted = SignalTable.of("trace").stream().map(Signal::of).collect(Collectors.toSet());
        assertThat(wanted).hasSizeGreaterThan(10);
        try (Zipkin zipkin = Zipkin.with(grocellery)) {
            order();
            Eventually.holds("all of " + wanted, SOON, () -> {
                order();
                return edges(zipkin).containsAll(wanted);
            });
            assertThat(zipkin.traces().toString())
                    .as("health checks and scrapes are no traces")
                    .doesNotContain("/actuator");
        }
    }

    @Test
    void aTraceTellsItsStoryInTheLogs() {
        String field = order().headers().firstValue("traceresponse").orElseThrow();
        List<String> services = SignalTable.of("log").stream()
                .map(Signal::of)
                .filter(of -> !of.equals("daemon"))
                .distinct()
                .toList();
        Eventually.holds(
                "lines of " + services,
                SOON,
                () -> services.stream()
                        .allMatch(service ->
                                lines(field).stream().anyMatch(line -> service.equals(at(line, "service.name")))));
        List<Map<String, Object>> lines = lines(field);
        assertThat(lines.stream().map(line -> Instant.parse(String.valueOf(at(line, "@timestamp")))))
                .as("in the order of their time")
                .isSorted();
        SignalTable.of("log").stream()
                .filter(signal -> !signal.of().equals("daemon"))
                .forEach(signal -> assertThat(lines)
                        .filteredOn(line -> signal.of().equals(at(line, "service.name")))
                        .as(signal.toString())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(String.valueOf(at(line, signal.name())))
                                .isNotBlank()
                                .isNotEqualTo("null")));
        assertThat(grocellery.grocellery("logs", "--trace", field).output())
                .containsPattern("\\+\\d+ ms .* order-service-1 order .* placed")
                .containsPattern("\\+\\d+ ms .* gateway POST for order-service answered 201");
    }

    @Test
    void theDaemonsLinesHaveTheirFieldsToo() {
        Command.Result told = grocellery.grocellery("logs", "daemon", "--json", "-n", "5");
        assertThat(told.output().lines()).isNotEmpty().allSatisfy(line -> {
            Map<String, Object> fields = JSON.std.mapFrom(line);
            SignalTable.of("log").stream()
                    .filter(signal -> signal.of().equals("daemon"))
                    .forEach(signal -> assertThat(at(fields, signal.name()))
                            .as(signal.toString())
                            .isNotNull());
        });
    }

    /** Looks around, fills a cart, orders it and looks at the receipt. */
    private HttpResponse<String> order() {
        Customer customer = customer();
        HttpResponse<String> placed = customer.order(customer.cartWith(customer.products(1)), UUID.randomUUID());
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        customer.get("/summaries/orders/" + JSON.std.mapFrom(placed.body()).get("id"));
        return placed;
    }

    private Customer customer() {
        return new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
    }

    private static Set<String> edges(Zipkin zipkin) {
        return zipkin.traces().stream()
                .flatMap(trace -> new Story(trace).edges().stream())
                .collect(Collectors.toSet());
    }

    private List<Map<String, Object>> lines(String trace) {
        return grocellery
                .grocellery("logs", "--trace", trace, "--json")
                .output()
                .lines()
                .map(line -> JSON.std.mapFrom(line))
                .toList();
    }

    private static @Nullable Object at(Map<String, Object> line, String path) {
        @Nullable Object place = line;
        for (String name : Arrays.asList(path.split("\\.", -1))) {
            place = place instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return place;
    }
}
