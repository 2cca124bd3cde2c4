package io.grocellery.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.TestOrders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SummaryServiceIT {
    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(SummaryApplication.class, "summary-service");

    private static final UUID STRANGER = UUID.fromString("019a0000-0000-7000-8000-00000000b0b0");
    private static final UUID ADMIN = UUID.fromString("019a0000-0000-7000-8000-00000000ad00");
    private static final Order BASKET = TestOrders.basket();

    @BeforeEach
    void nothingIsKnown() {
        service.jdbc().sql("""
                        truncate inbox, known_order, day_figures, day_category_figures, customer_figures,
                          customer_category_figures
                        """).update();
    }

    @Test
    void anOrderHasItsReceiptOnceItsEventArrived() {
        receiptFor(shopper()).problem(404, "not-found");
        assertThat(receiptFor(shopper()).header("Retry-After")).hasValue("1");
        deliver(TestEvents.placed(BASKET));
        var receipt = receiptFor(shopper()).json();
        assertThat(receipt.at("/orderId").asString()).isEqualTo(BASKET.id().toString());
        assertThat(receipt.at("/status").asString()).isEqualTo("PLACED");
        assertThat(receipt.at("/placedAt").asString()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(receipt.at("/total/amount").asLong()).isEqualTo(1196);
        assertThat(receipt.at("/lines/2/name").asString()).isEqualTo("Kitchen sponge");
        assertThat(receipt.at("/units").asInt()).isEqualTo(6);
        assertThat(receipt.at("/cancelledAt").isNull()).isTrue();
    }

    @Test
    void theReceiptIsPrintedForWhoAsksForPlainText() {
        deliver(TestEvents.placed(BASKET));
        var answer = service.get("/summaries/orders/" + BASKET.id())
                .bearer(shopper())
                .header("Accept", "text/plain")
                .send();
        assertThat(answer.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.body()).startsWith("                   GROCELLERY\n").contains("Discount WELCOME10");
    }

    @Test
    void aMissingReceiptIsAProblemAlsoForWhoAsksForPlainText() {
        service.get("/summaries/orders/" + BASKET.id())
                .bearer(shopper())
                .header("Accept", "text/plain")
                .send()
                .problem(404, "not-found");
    }

    @Test
    void onlyTheShopperAndAdminsSeeAReceipt() {
        deliver(TestEvents.placed(BASKET));
        assertThat(receiptFor(service.issuer().admin(ADMIN)).status()).isEqualTo(200);
        receiptFor(service.issuer().shopper(STRANGER)).problem(404, "not-found");
        receiptFor(service.issuer().service("cart-service")).problem(404, "not-found");
        service.get("/summaries/orders/" + BASKET.id()).send().problem(401, "unauthorized");
    }

    @Test
    void figuresFollowTheEvents() {
        deliver(TestEvents.placed(BASKET));
        var mine = mine();
        assertThat(mine.at("/orders").asInt()).isEqualTo(1);
        assertThat(mine.at("/spent/amount").asLong()).isEqualTo(1196);
        assertThat(mine.at("/saved/amount").asLong()).isEqualTo(126);
        assertThat(mine.at("/favouriteCategories/0/category").asString()).isEqualTo("Household");
        assertThat(mine.at("/favouriteCategories/2/category").asString()).isEqualTo("Bakery");
        assertThat(mine.at("/lastOrders/0/number").asString()).isEqualTo("G-000123");

        var day = sales("from=2026-11-23&to=2026-11-25&by=day");
        assertThat(day.at("/items").size()).isEqualTo(3);
        assertThat(day.at("/items/0/total/amount").asLong()).isZero();
        assertThat(day.at("/items/1/day").asString()).isEqualTo("2026-11-24");
        assertThat(day.at("/items/1/total/amount").asLong()).isEqualTo(1196);
        assertThat(day.at("/totals/orders").asInt()).isEqualTo(1);

        var category = sales("from=2026-11-01&to=2026-11-30&by=category");
        assertThat(category.at("/items/0/category").asString()).isEqualTo("Household");
        assertThat(category.at("/items/0/total/amount").asLong()).isEqualTo(584);
        assertThat(category.at("/totals/total/amount").asLong()).isEqualTo(1196);
    }

    @Test
    void aCancelledOrderCountsOnlyAsCancelled() {
        deliver(TestEvents.placed(BASKET));
        deliver(TestEvents.cancelled(BASKET));
        assertCancelled();
    }

    @Test
    void theCancellingMayArriveBeforeThePlacing() {
        deliver(TestEvents.cancelled(BASKET));
        assertCancelled();
        deliver(TestEvents.placed(BASKET));
        assertCancelled();
    }

    @Test
    void anEventOlderThanWhatIsKnownChangesNothing() {
        var corrected = TestOrders.corrected(BASKET, new Random(1));
        deliver(TestEvents.event("placed", 2, UUID.randomUUID(), corrected));
        deliver(TestEvents.event("placed", 1, UUID.randomUUID(), BASKET));
        assertThat(mine().at("/spent/amount").asLong())
                .isEqualTo(corrected.total().amount());
        assertThat(receiptFor(shopper()).json().at("/total/amount").asLong())
                .isEqualTo(corrected.total().amount());
    }

    @Test
    void anEventDeliveredAgainChangesNothing() {
        var event = TestEvents.placed(BASKET);
        for (var i = 0; i < 3; i++) {
            deliver(event);
        }
        assertThat(mine().at("/orders").asInt()).isEqualTo(1);
        assertThat(sales("from=2026-11-24&to=2026-11-24").at("/totals/units").asInt())
                .isEqualTo(6);
    }

    @Test
    void whatBecomesOfEventsIsMeasured() {
        double taken = events("taken");
        double duplicate = events("duplicate");
        double refused = events("refused");
        double ignored = events("ignored");
        ObjectNode event = TestEvents.placed(BASKET);
        deliver(event);
        deliver(event);
        deliver(TestEvents.placed(BASKET).put("type", "io.grocellery.order.wrapped.v1"));
        post(TestEvents.placed(BASKET).put("subject", "another").toString()).expect(400);

        assertThat(events("taken")).isEqualTo(taken + 1);
        assertThat(events("duplicate")).isEqualTo(duplicate + 1);
        assertThat(events("ignored")).isEqualTo(ignored + 1);
        assertThat(events("refused")).isEqualTo(refused + 1);
        assertThat(service.measured("summaries_lag_seconds"))
                .as("seconds since the order was placed")
                .isCloseTo(
                        (double) Duration.between(BASKET.placedAt(), Instant.now())
                                .toSeconds(),
                        within(60.0));
    }

    private static double events(String outcome) {
        return service.measured("summaries_events_total", "outcome=\"" + outcome + "\"");
    }

    @Test
    void lastOrdersAreTheNewestFive() {
        var orders = TestOrders.random(40, new Random(7));
        orders.forEach(order -> deliver(TestEvents.placed(order)));
        var customer = orders.getFirst().customerId();
        var newest = orders.stream()
                .filter(order -> order.customerId().equals(customer))
                .sorted(Comparator.comparing(Order::placedAt).reversed())
                .limit(5)
                .map(order -> order.id().toString())
                .toList();
        var last = service.get("/summaries/me")
                .bearer(service.issuer().shopper(customer))
                .send()
                .json()
                .at("/lastOrders");
        assertThat(last.values().stream().map(order -> order.at("/orderId").asString()))
                .containsExactlyElementsOf(newest);
    }

    @Test
    void someoneWhoBoughtNothingHasAnEmptySummary() {
        var mine = mine();
        assertThat(mine.at("/orders").asInt()).isZero();
        assertThat(mine.at("/spent/currency").asString()).isEqualTo("USD");
        assertThat(mine.at("/lastOrders").isEmpty()).isTrue();
    }

    @Test
    void eventsOfOtherTypesAreTakenAndIgnored() {
        deliver(TestEvents.placed(BASKET).put("type", "io.grocellery.order.shipped.v1"));
        deliver(TestEvents.placed(BASKET).put("type", "com.example.other").put("data", "anything"));
        assertThat(count("known_order")).isZero();
    }

    @Test
    void anEventWithAHundredLongNamesIsNotTooLarge() {
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> TestOrders.line("n\u00e4me ".repeat(60) + i, "Pantry", "each", 1, 100, 0, "EXEMPT", 0))
                .toList();
        var event = TestEvents.placed(BASKET);
        event.withObject("/data").set("lines", TestEvents.json(lines));
        assertThat(event.toString().getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(64 * 1024);
        deliver(event);
        assertThat(receiptFor(shopper()).json().at("/lines").size()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "\"text\"",
                "{}",
                "{\"specversion\":\"1.0\"}",
                "{\"id\":{}}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"io.grocellery.order.placed.v1\"}",
            })
    void whatIsNoEventIsRefused(String body) {
        var answer = post(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString()).isIn("malformed-request", "malformed-event");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/total, amount, -1",
                "/total, amount, 99999999999999999999999",
                "/total, amount, 1.5",
                "/total, currency, EUR",
                "'', customerId, not-a-uuid",
                "'', placedAt, +1000000000-12-31T23:59:59Z",
                "'', lines, -",
                "/lines/0, quantity, -5",
                "/lines/0, quantity, 9223372036854775807",
                "/lines/0, category, '\u0000'",
            })
    void anOrderThatCannotBeIsRefusedAndLeavesNothing(String parent, String field, String value) {
        var event = TestEvents.placed(BASKET);
        ((ObjectNode) event.get("data").at(parent)).put(field, value);
        var problem = post(event.toString()).problem(400, "malformed-event");
        assertThat(problem.at("/errors/0/field").asString()).startsWith("data");
        assertThat(count("inbox")).isZero();
    }

    @Test
    void oddCharactersDoNotLoseASale() {
        var event = TestEvents.placed(BASKET);
        ((ObjectNode) event.get("data").at("/lines/0")).put("name", "Ban\u0000ana \uD83C\uDF4C \u0007");
        deliver(event);
        assertThat(receiptFor(shopper()).json().at("/lines/0/name").asString()).isEqualTo("Ban ana \uD83C\uDF4C");
    }

    @Test
    void onlyServicesDeliverEvents() {
        var event = TestEvents.placed(BASKET).toString();
        service.post("/summaries/events").json(event).send().problem(401, "unauthorized");
        for (var token : List.of(shopper(), service.issuer().admin(ADMIN))) {
            service.post("/summaries/events").bearer(token).json(event).send().problem(403, "forbidden");
        }
    }

    @Test
    void onlyAdminsSeeSales() {
        service.get("/summaries/sales?from=2026-01-01&to=2026-01-02").send().problem(401, "unauthorized");
        service.get("/summaries/sales?from=2026-01-01&to=2026-01-02")
                .bearer(shopper())
                .send()
                .problem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=2026-01-01",
                "to=2026-01-01",
                "from=yesterday&to=2026-01-01",
                "from=2026-02-30&to=2026-03-01",
                "from=2026-01-02&to=2026-01-01",
                "from=2026-01-01&to=2027-01-02",
                "from=-999999999-01-01&to=%2B999999999-12-31",
                "from=2026-01-01&to=2026-01-02&by=week",
            })
    void aPeriodThatCannotBeIsRefused(String query) {
        var answer = service.get("/summaries/sales?" + query)
                .bearer(service.issuer().admin(ADMIN))
                .send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "019a0000", "%00", "..%2f..%2fetc"})
    void anOrderIdThatIsNoneIsRefused(String id) {
        var answer = service.get("/summaries/orders/" + id).bearer(shopper()).send();
        assertThat(answer.status()).isIn(400, 404);
    }

    private void assertCancelled() {
        var receipt = receiptFor(shopper()).json();
        assertThat(receipt.at("/status").asString()).isEqualTo("CANCELLED");
        assertThat(receipt.at("/cancelReason").asString()).isEqualTo("changed my mind");
        var mine = mine();
        assertThat(mine.at("/orders").asInt()).isZero();
        assertThat(mine.at("/cancelledOrders").asInt()).isEqualTo(1);
        assertThat(mine.at("/spent/amount").asLong()).isZero();
        assertThat(mine.at("/favouriteCategories").isEmpty()).isTrue();
        assertThat(mine.at("/lastOrders/0/status").asString()).isEqualTo("CANCELLED");
        var totals = sales("from=2026-11-24&to=2026-11-24&by=day").at("/totals");
        assertThat(totals.at("/orders").asInt()).isZero();
        assertThat(totals.at("/cancelled").asInt()).isEqualTo(1);
        assertThat(totals.at("/total/amount").asLong()).isZero();
    }

    private static String shopper() {
        return service.issuer().shopper(TestOrders.CUSTOMER);
    }

    private static Answer receiptFor(String token) {
        return service.get("/summaries/orders/" + BASKET.id()).bearer(token).send();
    }

    private static JsonNode mine() {
        return service.get("/summaries/me").bearer(shopper()).send().json();
    }

    private static JsonNode sales(String query) {
        return service.get("/summaries/sales?" + query)
                .bearer(service.issuer().admin(ADMIN))
                .send()
                .json();
    }

    private static void deliver(ObjectNode event) {
        assertThat(post(event.toString()).status()).isEqualTo(204);
    }

    private static Answer post(String body) {
        return service.post("/summaries/events")
                .bearer(service.issuer().service("order-service"))
                .json(body)
                .header("Content-Type", "application/cloudevents+json")
                .send();
    }

    private static long count(String table) {
        return service.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
