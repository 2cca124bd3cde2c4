package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus gets of the gateway. */
final class MetricsIT {

    private static final String SERVICE = "service=\"order-service\"";

    @TempDir
    private Path folder;

    private final Service service = Service.named("one");

    @SuppressWarnings("NullAway.Init")
    private JsonObject table;

    @SuppressWarnings("NullAway.Init")
    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        table = Tables.table(folder, Tables.backend("r-1", 1, service.port()));
        gateway = RunningGateway.start(folder, table);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.assertBalanced();
        gateway.close();
        service.close();
    }

    @Test
    void theFiguresAreThoseOfTheLedger() throws Exception {
        for (int i = 0; i < 20; i++) {
            gateway.get("/orders/" + i);
        }
        gateway.get("/orders/pinned", "Grocellery-Release", "r-1");
        Map<String, Double> figures = figures();

        assertThat(figures)
                .containsEntry("gateway_requests_total{outcome=\"2xx\",release=\"r-1\"," + SERVICE + "}", 21.0)
                .containsEntry("gateway_requests_total{outcome=\"5xx\",release=\"r-1\"," + SERVICE + "}", 0.0)
                .containsEntry("gateway_request_duration_seconds_count{release=\"r-1\"," + SERVICE + "}", 21.0)
                .containsEntry("gateway_requests_in_flight{release=\"r-1\"," + SERVICE + "}", 0.0)
                .containsEntry("gateway_instances{release=\"r-1\"," + SERVICE + ",state=\"in\"}", 1.0)
                .containsEntry("gateway_release_weight{release=\"r-1\"," + SERVICE + "}", 1.0)
                .containsEntry("gateway_retries_total{" + SERVICE + "}", 0.0)
                .containsKey("gateway_request_duration_seconds_bucket{release=\"r-1\"," + SERVICE + ",le=\"0.5\"}")
                .containsKey("gateway_request_duration_seconds_bucket{release=\"r-1\"," + SERVICE + ",le=\"2.0\"}")
                .containsKey("process_cpu_usage")
                .containsKey("process_uptime_seconds")
                .containsKey("jvm_threads_live_threads");
    }

    @Test
    void aReleaseThatLeftTheTableIsNotToldOfAnyMore() throws Exception {
        gateway.get("/orders/1");
        gateway.apply(Tables.next(table, Tables.backend("r-2", 1, service.port())));
        gateway.get("/orders/2");
        assertThat(figures().keySet())
                .noneMatch(series -> series.contains("release=\"r-1\""))
                .anyMatch(series -> series.contains("release=\"r-2\""));
    }

    @Test
    void whateverStrangersSendTheNumberOfSeriesStaysSmall() throws Exception {
        gateway.get("/orders/0");
        gateway.get("/nowhere");
        int before = figures().size();
        List<String> methods = List.of("GET", "POST", "PUT", "DELETE", "BREW", "FETCH");
        for (int i = 0; i < 3000; i++) {
            HttpRequest request = gateway.request(
                            (i % 2 == 0 ? "/orders/" : "/nowhere/") + i + "?q=" + i,
                            "Grocellery-Release",
                            "r-" + i,
                            "X-Header-" + i,
                            "value-" + i,
                            "Cookie",
                            "grocellery-release=r-" + i)
                    .method(methods.get(i % methods.size()), BodyPublishers.noBody())
                    .build();
            gateway.send(request, BodyHandlers.discarding());
        }
        int after = figures().size();
        assertThat(after).as("series after thousands of distinct requests").isLessThan(180);
        assertThat(after - before).as("more than before: statuses refused with").isLessThan(10);
    }

    @Test
    void shoppersDoNotGetThem() throws Exception {
        assertThat(gateway.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(gateway.admin("POST", "/actuator/prometheus", "x").statusCode())
                .isEqualTo(405);
    }

    private Map<String, Double> figures() throws Exception {
        return gateway.metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }
}
