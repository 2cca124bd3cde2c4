package io.grocellery.order;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.StandIn;
import io.grocellery.order.ShopStandIn.Call;
import io.grocellery.order.ShopStandIn.Fault;
import io.grocellery.order.ShopStandIn.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver of spans learns of orders, and what it does not. */
final class TracesIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALLER = "6b221d5bc9e6496c";
    private static final String ISSUER = "the issuer";

    private static final ShopStandIn shop = new ShopStandIn();
    private static final StandIn zipkin =
            StandIn.start().answer("POST", "/api/v2/spans", request -> StandIn.Reply.empty(202));

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop)
            .with("grocellery.tracing.exporter", "zipkin")
            .with("grocellery.tracing.endpoint", zipkin.url() + "/api/v2/spans")
            .with("grocellery.tracing.sampling", "1");

    @AfterAll
    static void close() {
        shop.close();
        zipkin.close();
    }

    @Test
    void anOrderIsOneTraceToItsLastDelivery() {
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a01";
        order(trace);
        assertSettled(service, shop);

        JsonNode server = span(trace, span -> kind(span).equals("SERVER"));
        assertThat(server.at("/parentId").asString()).isEqualTo(CALLER);
        assertThat(server.at("/localEndpoint/serviceName").asString()).isEqualTo("order-service");
        assertThat(tag(server, "uri")).isEqualTo("/orders");

        JsonNode reserve = span(
                trace,
                span -> tag(span, "client.name").equals("product-service")
                        && tag(span, "uri").equals("/reservations"));
        assertThat(kind(reserve)).isEqualTo("CLIENT");
        assertThat(reserve.at("/parentId").asString())
                .isEqualTo(server.at("/id").asString());
        span(trace, span -> tag(span, "client.name").equals("cart-service"));

        for (String destination : List.of("product-service", "cart-service", "summary-service")) {
            JsonNode delivery = span(trace, span -> name(span).equals("outbox " + destination));
            assertThat(delivery.at("/parentId").asString())
                    .isEqualTo(server.at("/id").asString());
            JsonNode push = span(
                    trace,
                    span -> kind(span).equals("CLIENT")
                            && span.at("/parentId")
                                    .asString()
                                    .equals(delivery.at("/id").asString())
                            && !tag(span, "client.name").isEmpty());
            assertThat(tag(push, "client.name")).isEqualTo(destination);
        }
    }

    @Test
    void statementsAreSpansWithoutTheirValues() {
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a02";
        UUID customer = order(trace);
        assertSettled(service, shop);

        JsonNode place = span(trace, span -> tag(span, "jdbc.query[0]").contains("insert into orders"));
        assertThat(tag(place, "jdbc.query[0]")).contains("?");
        assertThat(spans(trace).toList().toString()).doesNotContain(customer.toString());
    }

    @Test
    void aCallThatIsRepeatedIsASpanOfItsOwn() {
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a03";
        shop.fail(Call.RESERVE, Fault.AWAY);
        order(trace);

        JsonNode retry = span(trace, span -> name(span).equals("retry post"));
        JsonNode call = span(trace, span -> tag(span, "uri").equals("/reservations"));
        assertThat(retry.at("/parentId").asString()).isEqualTo(call.at("/id").asString());
        assertThat(tag(retry, "client.name")).isEqualTo("product-service");
    }

    @Test
    void noOrderWaitsForTheServicesOwnTokenAndNothingTellsOfIt() {
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a04";
        order(trace);
        assertSettled(service, shop);
        span(trace, span -> name(span).equals("outbox summary-service"));

        assertThat(all().map(span -> tag(span, "client.name"))).doesNotContain(ISSUER);
        assertThat(zipkin.requests().toString()).doesNotContain("order-service-secret", "Bearer");
    }

    @Test
    void whatNobodyAskedForIsNoTrace() {
        int asked = zipkin.requests().size();
        service.get("/actuator/health/readiness").send();
        service.get("/actuator/prometheus").send();
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a05";
        order(trace);
        assertSettled(service, shop);
        span(trace, span -> name(span).equals("outbox summary-service"));

        assertThat(asked).isLessThan(zipkin.requests().size());
        assertThat(all().map(span -> span.at("/traceId").asString()))
                .as("polls of the outbox ten times a second, health and metrics are not among them")
                .allSatisfy(id -> assertThat(id).startsWith("5af7183fb1d4cf5f6b8b5c3d2e1f0a0"));
    }

    private static UUID order(String trace) {
        UUID customer = UUID.randomUUID();
        UUID cart = shop.cart(List.of(new Wanted(shop.product(5, 100), 1)));
        service.post("/orders")
                .bearer(service.issuer().shopper(customer))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .json("{\"cartId\": \"" + cart + "\"}")
                .send();
        return customer;
    }

    private static JsonNode span(String trace, Predicate<JsonNode> wanted) {
        await("a span of " + trace, () -> spans(trace).anyMatch(wanted));
        return spans(trace).filter(wanted).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> spans(String trace) {
        return all().filter(span -> span.at("/traceId").asString().equals(trace));
    }

    private static Stream<JsonNode> all() {
        return zipkin.requests().stream()
                .flatMap(request -> JSON.readTree(request.body()).valueStream());
    }

    private static String kind(JsonNode span) {
        return span.at("/kind").asString("");
    }

    private static String name(JsonNode span) {
        return span.at("/name").asString("").toLowerCase(Locale.ROOT);
    }

    private static String tag(JsonNode span, String name) {
        return span.path("tags").path(name).asString("");
    }
}
