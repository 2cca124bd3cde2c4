package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.alive.MetricsPage.Metric;
import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.jr.ob.JSON;

/** The guide's list of metrics is what the processes tell, and what the shop does moves them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsPageIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> SERVICES =
            List.of("order-service", "cart-service", "product-service", "summary-service");
    private static final String EVERY_SERVICE = "Every service";

    /** What comes from Micrometer and the libraries under it by itself. */
    private static final List<String> LIBRARIES = List.of(
            "application_", "hikaricp_", "http_", "jdbc_", "jvm_", "process_", "system_", "tasks_", "executor_");

    /** There only while a rollout goes on. */
    private static final Set<String> AT_TIMES = Set.of("grocellery_rollout_weight");

    private final RunningGrocellery shop = RunningGrocellery.shared();
    private final String token = shop.tokenOf("alice");
    private final Customer alice = new Customer(shop.gateway(), token);

    @BeforeEach
    void somebodyLosesTheWayAndAsksEachService() {
        Http.get(shop.gateway().resolve("/orders/%2e%2e/nowhere"));
        Stream.of("products", "carts", "orders", "summaries")
                .forEach(service -> Http.get(shop.gateway().resolve("/" + service + "/" + UUID.randomUUID())));
    }

    @Test
    void everyCommandOfThePagePrintsWhatItSays() throws IOException, InterruptedException {
        Guide.Run run = Guide.read(MetricsPage.FILE)
                .run(shop.home(), Map.of("GROCELLERY_PORT_OFFSET", Integer.toString(shop.offset())));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(4);
    }

    @Test
    void whatIsListedIsThere() {
        assertThat(MetricsPage.metrics()).hasSizeGreaterThan(50);
        MetricsPage.metrics().stream()
                .filter(metric -> !AT_TIMES.contains(metric.name()))
                .forEach(metric -> processesOf(metric.of()).forEach(process -> assertTold(process, metric)));
    }

    private void assertTold(String process, Metric metric) {
        Exposition told = told(process);
        assertThat(told.types()).as(process).containsEntry(metric.name(), metric.type());
        assertThat(told.labelsOf(metric.name()))
                .as(process + " " + metric.name())
                .isEqualTo(metric.labels());
    }

    @Test
    void whatIsThereIsListed() {
        Stream.concat(SERVICES.stream(), Stream.of("gateway", "daemon")).forEach(process -> {
            Set<String> own = told(process).types().keySet().stream()
                    .filter(name -> LIBRARIES.stream().noneMatch(name::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(own).as(process).isNotEmpty().isSubsetOf(listed(process));
        });
    }

    private static Set<String> listed(String process) {
        return MetricsPage.metrics().stream()
                .filter(metric -> metric.of().equals(process))
                .map(Metric::name)
                .collect(Collectors.toSet());
    }

    private static List<String> processesOf(String heading) {
        return heading.equals(EVERY_SERVICE) ? SERVICES : List.of(heading);
    }

    @Test
    void anOrderAndItsCancellationAreSeenEverywhere() {
        List<Moving> moving = List.of(
                moving("cart-service", "carts_total"),
                moving("cart-service", "carts_checked_out_total"),
                moving("order-service", "orders_total"),
                moving("order-service", "orders_value_minor_units_sum"),
                moving("order-service", "orders_items_sum"),
                moving("order-service", "orders_cancelled_total"),
                moving("product-service", "reservations_held_total"),
                moving("product-service", "reservations_committed_total"),
                moving("product-service", "reservations_released_total"),
                moving("summary-service", "summaries_events_total", "outcome=\"taken\""),
                moving("gateway", "gateway_requests_total", "outcome=\"2xx\"", "service=\"order-service\""),
                moving("gateway", "gateway_request_duration_seconds_count", "service=\"cart-service\""));

        HttpResponse<String> placed = alice.order(alice.cartWith(alice.products(2)), UUID.randomUUID());
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        Object order = JSON.std.mapFrom(placed.body()).get("id");
        moving.stream()
                .filter(each -> each.name().equals("reservations_committed_total"))
                .forEach(Moving::assertMoved);
        assertThat(Http.post(shop.gateway().resolve("/orders/" + order + "/cancel"), "{}", authorization())
                        .statusCode())
                .isEqualTo(200);

        moving.forEach(Moving::assertMoved);
        assertThat(told("summary-service").sum("summaries_lag_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void whatIsNotToBeHadIsSeenAsThat() {
        List<Moving> moving = List.of(
                moving("order-service", "orders_checkout_failures_total", "reason=\"out-of-stock\""),
                moving("product-service", "stock_outs_total"),
                moving("product-service", "stock_shortages_total"));
        double orders = told("order-service").sum("orders_total");
        String cart = alice.cartWith(List.of());
        Http.put(shop.gateway().resolve("/carts/" + cart + "/items/" + scarce()), "{\"quantity\":99}", authorization());

        assertThat(alice.order(cart, UUID.randomUUID()).statusCode()).isEqualTo(409);

        moving.forEach(Moving::assertMoved);
        assertThat(told("order-service").sum("orders_total")).isEqualTo(orders);
    }

    @Test
    void nobodysReasonIsSeenAsOne() {
        Moving empty = moving("order-service", "orders_checkout_failures_total", "reason=\"cart-empty\"");
        assertThat(alice.order(alice.cartWith(List.of()), UUID.randomUUID()).statusCode())
                .isEqualTo(422);
        empty.assertMoved();
    }

    @Test
    void theDaemonTellsWhatRuns() {
        Exposition daemon = told("daemon");
        assertThat(daemon.sum("grocellery_environment_up", "environment=\"dev\""))
                .isEqualTo(1);
        assertThat(daemon.sum("grocellery_environment_up", "environment=\"prod\""))
                .isZero();
        assertThat(daemon.sum("grocellery_instances", "environment=\"dev\"", "state=\"ready\""))
                .as("four services and the gateway")
                .isEqualTo(5);
        assertThat(daemon.sum("grocellery_loop_delay_seconds", "environment=\"dev\"", "loop=\"watch\""))
                .isBetween(0.0, 15.0);
        assertThat(daemon.sum("grocellery_journal_bytes", "journal=\"events\"")).isPositive();
    }

    @Test
    void shoppersDoNotGetThem() {
        assertThat(Stream.of("/actuator/prometheus", "/orders/actuator/prometheus", "/orders/../actuator/prometheus")
                        .map(path -> Http.get(shop.gateway().resolve(path)).body()))
                .noneMatch(body -> body.contains("jvm_memory_used_bytes"));
    }

    @Test
    void theNumberOfSeriesIsWhatThePageSays() {
        SERVICES.forEach(
                service -> assertThat(told(service).series()).as(service).isLessThan(900));
        assertThat(told("gateway").series()).isLessThan(400);
        assertThat(told("daemon").series()).isLessThan(1_200);
    }

    /** A figure as it was. */
    private record Moving(Exposition before, MetricsPageIT shop, String of, String name, List<String> labels) {

        void assertMoved() {
            double earlier = sum(before);
            Eventually.holds(of + " " + name + " to rise above " + earlier, SOON, () -> sum(shop.told(of)) > earlier);
        }

        private double sum(Exposition told) {
            return told.sum(name, labels.toArray(String[]::new));
        }
    }

    private Moving moving(String of, String name, String... labels) {
        return new Moving(told(of), this, of, name, List.of(labels));
    }

    /** A product on sale of which there are fewer than a cart may hold. */
    private String scarce() {
        Map<String, Object> page = JSON.std.mapFrom(
                Http.get(shop.gateway().resolve("/products?limit=100")).body());
        return ((List<?>) Objects.requireNonNull(page.get("items")))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> ((Number) Objects.requireNonNull(item.get("available"))).intValue() < 99)
                        .map(item -> String.valueOf(item.get("id")))
                        .findFirst()
                        .orElseThrow();
    }

    private String[] authorization() {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private Exposition told(String process) {
        return Exposition.of(address(process));
    }

    private URI address(String process) {
        return switch (process) {
            case "daemon" -> shop.daemon();
            case "gateway" -> URI.create("http://127.0.0.1:" + (8071 + shop.offset()));
            default -> URI.create("http://127.0.0.1:" + port(process));
        };
    }

    private int port(String service) {
        return shop.instances("dev")
                .filter(instance -> (service + "-1").equals(instance.get("id")))
                .map(instance -> ((Number) Objects.requireNonNull(instance.get("port"))).intValue())
                .findFirst()
                .orElseThrow();
    }
}
