package io.grocellery.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.TestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CartServiceIT {

    private static final ProductStandIn PRODUCTS = new ProductStandIn();
    private static final UUID MILK = PRODUCTS.add("Milk", 129, "REDUCED");
    private static final UUID SOAP = PRODUCTS.add("Soap", 1000, "STANDARD");

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(CartApplication.class, "cart-service")
            .with(
                    "grocellery.outbound.product-service.url",
                    () -> PRODUCTS.http().url());

    @AfterAll
    static void close() {
        PRODUCTS.close();
    }

    /** Somebody with a cart: what opens it goes with every request. */
    private record Basket(String id, String header, String value) {

        static Basket guest() {
            JsonNode cart = service.post("/carts").send().expect(201).json();
            return new Basket(
                    cart.path("id").asString(),
                    "Cart-Token",
                    cart.path("cartToken").asString());
        }

        static Basket of(UUID person) {
            String token = service.issuer().shopper(person);
            JsonNode cart = service.post("/carts").bearer(token).send().json();
            assertThat(cart.has("cartToken")).isFalse();
            return new Basket(cart.path("id").asString(), "Authorization", "Bearer " + token);
        }

        TestRequest request(String method, String path) {
            return service.request(method, "/carts/" + id + path).header(header, value);
        }

        Answer put(UUID product, Object quantity) {
            return request("PUT", "/items/" + product)
                    .json(Map.of("quantity", quantity))
                    .send();
        }

        Answer coupon(String code) {
            return request("POST", "/coupon").json(Map.of("code", code)).send();
        }

        JsonNode show() {
            return request("GET", "").send().expect(200).json();
        }
    }

    @Test
    void aGuestFillsACart() {
        Basket basket = Basket.guest();
        assertThat(basket.value()).hasSize(43);
        basket.put(MILK, 2).expect(200);
        basket.put(SOAP, 1).expect(200);
        JsonNode cart = basket.put(MILK, 3).expect(200).json();
        assertThat(cart).isEqualTo(basket.show());
        assertThat(cart.path("owner").asString()).isEqualTo("guest");
        assertThat(cart.path("status").asString()).isEqualTo("OPEN");
        assertThat(cart.path("pricing").asString()).isEqualTo("CURRENT");
        assertThat(cart.path("coupon").isNull()).isTrue();
        assertThat(cart.at("/items/0/productId").asString()).isEqualTo(MILK.toString());
        assertThat(cart.at("/items/0/name").asString()).isEqualTo("Milk");
        assertThat(cart.at("/items/0/lineTotal/amount").asLong()).isEqualTo(387);
        assertThat(cart.at("/items/0/available").asInt()).isEqualTo(50);
        assertThat(cart.at("/subtotal/amount").asLong()).isEqualTo(1387);
        // 2.5% of 3.87 and 8.5% of 10.00
        assertThat(cart.at("/estimatedTax/amount").asLong()).isEqualTo(10 + 85);
        assertThat(cart.at("/total/amount").asLong()).isEqualTo(1482);
        assertThat(cart.at("/total/currency").asString()).isEqualTo("USD");
    }

    @Test
    void takesThingsOut() {
        Basket basket = Basket.guest();
        basket.put(MILK, 2).expect(200);
        assertThat(basket.request("DELETE", "/items/" + MILK)
                        .send()
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        basket.request("DELETE", "/items/" + MILK).send().expect(200);
        basket.request("DELETE", "").send().expect(204);
        basket.request("GET", "").send().problem(404, "not-found");
        basket.request("DELETE", "").send().problem(404, "not-found");
    }

    @Test
    void aPersonHasOneOpenCart() {
        UUID alice = UUID.randomUUID();
        String token = service.issuer().shopper(alice);
        service.get("/carts/mine").bearer(token).send().problem(404, "not-found");
        Answer first = service.post("/carts").bearer(token).send().expect(201);
        Answer second = service.post("/carts").bearer(token).send().expect(200);
        assertThat(second.json()).isEqualTo(first.json());
        JsonNode mine =
                service.get("/carts/mine").bearer(token).send().expect(200).json();
        assertThat(mine.path("id")).isEqualTo(first.json().path("id"));
        assertThat(mine.path("owner").asString()).isEqualTo("shopper");
    }

    @Test
    void aPersonHasOneOpenCartAlsoWhenTheyAskAtOnce() throws Exception {
        String token = service.issuer().shopper(UUID.randomUUID());
        List<String> ids = atOnce(
                8,
                () -> service.post("/carts")
                        .bearer(token)
                        .send()
                        .json()
                        .path("id")
                        .asString());
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
    }

    @Test
    void somebodyElsesCartIsNotThere() {
        Basket guests = Basket.guest();
        Basket alices = Basket.of(UUID.randomUUID());
        Basket bobs = Basket.of(UUID.randomUUID());
        for (Basket mine : List.of(guests, alices)) {
            for (Basket intruder : List.of(
                    new Basket(mine.id(), "X-Nothing", "x"),
                    new Basket(mine.id(), "Cart-Token", ""),
                    new Basket(mine.id(), "Cart-Token", Basket.guest().value()),
                    new Basket(mine.id(), bobs.header(), bobs.value()))) {
                intruder.request("GET", "").send().problem(404, "not-found");
                intruder.put(MILK, 1).problem(404, "not-found");
                intruder.coupon("WELCOME10").problem(404, "not-found");
                intruder.request("DELETE", "/items/" + MILK).send().problem(404, "not-found");
                intruder.request("DELETE", "/coupon").send().problem(404, "not-found");
                intruder.request("DELETE", "").send().problem(404, "not-found");
            }
            assertThat(mine.show().path("version").asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100", "2147483647"})
    void refusesQuantitiesOutOfRange(int quantity) {
        JsonNode problem = Basket.guest().put(MILK, quantity).problem(400, "validation-failed");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"quantity\":null}"})
    void wantsAQuantity(String body) {
        Basket basket = Basket.guest();
        basket.request("PUT", "/items/" + MILK).json(body).send().problem(400, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\":\"1\"}",
                "{\"quantity\":1.5}",
                "{\"quantity\":99999999999}",
                "{\"quantity\":1,\"price\":1}",
                "{",
                "",
                "[1]"
            })
    void refusesMalformedBodies(String body) {
        Basket basket = Basket.guest();
        basket.request("PUT", "/items/" + MILK).json(body).send().problem(400, "malformed-request");
    }

    @Test
    void refusesUnknownProductsAndIds() {
        Basket basket = Basket.guest();
        basket.put(UUID.randomUUID(), 1).problem(422, "unknown-product");
        basket.request("PUT", "/items/not-a-uuid")
                .json(Map.of("quantity", 1))
                .send()
                .problem(400, "validation-failed");
        service.get("/carts/not-a-uuid").send().problem(400, "validation-failed");
        service.request("PATCH", "/carts").send().problem(405, "method-not-allowed");
    }

    @Test
    void holdsNoMoreThan100Products() {
        Basket basket = Basket.guest();
        for (int i = 0; i < 100; i++) {
            basket.put(PRODUCTS.add("P" + i, 100, "EXEMPT"), 1).expect(200);
        }
        JsonNode problem = basket.put(MILK, 1).problem(422, "cart-full");
        assertThat(problem.path("limit").asInt()).isEqualTo(100);
        assertThat(basket.show().at("/subtotal/amount").asLong()).isEqualTo(10_000);
    }

    @Test
    void aProductThatIsGoneCostsNothingAndCanBeTakenOut() {
        UUID gone = PRODUCTS.add("Gone", 500, "EXEMPT");
        Basket basket = Basket.guest();
        basket.put(gone, 1).expect(200);
        PRODUCTS.retire(gone);
        JsonNode cart = basket.show();
        assertThat(cart.at("/items/0/name").isNull()).isTrue();
        assertThat(cart.at("/total/amount").asLong()).isZero();
        basket.put(gone, 2).expect(200);
        basket.request("DELETE", "/items/" + gone).send().expect(200);
    }

    @Test
    void redeemsAPercentage() {
        Basket basket = Basket.guest();
        basket.put(SOAP, 2).expect(200);
        JsonNode cart = basket.coupon("welcome10").expect(200).json();
        assertThat(cart.at("/coupon/code").asString()).isEqualTo("WELCOME10");
        assertThat(cart.at("/coupon/kind").asString()).isEqualTo("PERCENTAGE");
        assertThat(cart.at("/coupon/percentBasisPoints").asInt()).isEqualTo(1000);
        assertThat(cart.at("/coupon").has("amount")).isFalse();
        assertThat(cart.at("/discount/amount").asLong()).isEqualTo(200);
        assertThat(cart.at("/total/amount").asLong()).isEqualTo(1800 + 153);
        JsonNode without =
                basket.request("DELETE", "/coupon").send().expect(200).json();
        assertThat(without.path("coupon").isNull()).isTrue();
        assertThat(without.at("/discount/amount").asLong()).isZero();
    }

    @Test
    void redeemsAnAmountFromItsMinimumOn() {
        Basket basket = Basket.guest();
        basket.put(SOAP, 2).expect(200);
        JsonNode problem = basket.coupon("FIVEOFF30").problem(422, "coupon-minimum-not-reached");
        assertThat(problem.at("/minimumSubtotal/amount").asLong()).isEqualTo(3000);
        assertThat(problem.at("/subtotal/amount").asLong()).isEqualTo(2000);
        basket.put(SOAP, 3).expect(200);
        JsonNode cart = basket.coupon("FIVEOFF30").expect(200).json();
        assertThat(cart.at("/coupon/amount/amount").asLong()).isEqualTo(500);
        assertThat(cart.at("/discount/amount").asLong()).isEqualTo(500);
        assertThat(basket.put(SOAP, 1).expect(200).json().at("/discount/amount").asLong())
                .isZero();
    }

    @Test
    void refusesCoupons() {
        Basket basket = Basket.guest();
        basket.coupon("NOSUCH").problem(422, "coupon-unknown");
        basket.coupon("EXPIRED20").problem(422, "coupon-expired");
        basket.coupon("'; DROP TABLE cart; --").problem(422, "coupon-unknown");
        basket.coupon(" ").problem(400, "validation-failed");
        basket.coupon("X".repeat(41)).problem(400, "validation-failed");
        basket.coupon("nul\u0000").problem(400, "malformed-request");
    }

    @Test
    void aGuestsCartBecomesAPersons() {
        Basket guest = Basket.guest();
        guest.put(MILK, 2).expect(200);
        String token = service.issuer().shopper(UUID.randomUUID());
        JsonNode claimed =
                guest.request("POST", "/claim").bearer(token).send().expect(200).json();
        assertThat(claimed.path("id").asString()).isEqualTo(guest.id());
        assertThat(claimed.path("owner").asString()).isEqualTo("shopper");
        guest.request("GET", "").send().problem(404, "not-found");
        // the answer may have been lost: claiming again gives it again
        guest.request("POST", "/claim").bearer(token).send().expect(200);
        assertThat(service.get("/carts/mine")
                        .bearer(token)
                        .send()
                        .expect(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(guest.id());
    }

    @Test
    void aGuestsCartGoesIntoThePersonsOwn() {
        UUID alice = UUID.randomUUID();
        Basket own = Basket.of(alice);
        own.put(MILK, 98).expect(200);
        Basket guest = Basket.guest();
        guest.put(MILK, 2).expect(200);
        guest.put(SOAP, 1).expect(200);
        guest.coupon("WELCOME10").expect(200);
        JsonNode merged = guest.request("POST", "/claim")
                .bearer(service.issuer().shopper(alice))
                .send()
                .expect(200)
                .json();
        assertThat(merged.path("id").asString()).isEqualTo(own.id());
        assertThat(merged.at("/items/0/quantity").asInt()).isEqualTo(99);
        assertThat(merged.at("/items/1/quantity").asInt()).isEqualTo(1);
        assertThat(merged.at("/coupon/code").asString()).isEqualTo("WELCOME10");
        guest.request("GET", "").send().problem(404, "not-found");
        // the answer may have been lost: claiming again gives it again, and adds nothing
        JsonNode again = guest.request("POST", "/claim")
                .bearer(service.issuer().shopper(alice))
                .send()
                .expect(200)
                .json();
        assertThat(again).isEqualTo(merged);
        guest.request("POST", "/claim")
                .bearer(service.issuer().shopper(UUID.randomUUID()))
                .send()
                .problem(404, "not-found");
    }

    @Test
    void theSameClaimTwiceAtOnceIsOne() throws Exception {
        UUID alice = UUID.randomUUID();
        Basket own = Basket.of(alice);
        own.put(MILK, 1).expect(200);
        Basket guest = Basket.guest();
        guest.put(MILK, 2).expect(200);
        String token = service.issuer().shopper(alice);
        assertThat(atOnce(
                        4,
                        () -> guest.request("POST", "/claim")
                                .bearer(token)
                                .send()
                                .expect(200)
                                .json()
                                .path("id")
                                .asString()))
                .containsOnly(own.id());
        assertThat(own.show().at("/items/0/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void severalGuestsCartsClaimedAtOnceBecomeOne() throws Exception {
        UUID alice = UUID.randomUUID();
        String token = service.issuer().shopper(alice);
        List<Basket> guests = List.of(Basket.guest(), Basket.guest(), Basket.guest(), Basket.guest());
        for (Basket guest : guests) {
            guest.put(MILK, 1).expect(200);
        }
        List<Callable<Integer>> claims = guests.stream()
                .<Callable<Integer>>map(guest -> () ->
                        guest.request("POST", "/claim").bearer(token).send().status())
                .toList();
        assertThat(atOnce(claims)).containsOnly(200);
        JsonNode mine =
                service.get("/carts/mine").bearer(token).send().expect(200).json();
        assertThat(mine.at("/items/0/quantity").asInt()).isEqualTo(4);
    }

    @Test
    void claimingWantsBothTheTokenAndAPerson() {
        Basket guest = Basket.guest();
        guest.request("POST", "/claim").send().problem(401, "unauthorized");
        service.post("/carts/" + guest.id() + "/claim")
                .bearer(service.issuer().shopper(UUID.randomUUID()))
                .send()
                .problem(404, "not-found");
        guest.request("POST", "/claim")
                .bearer(service.issuer().service("order-service"))
                .send()
                .problem(403, "forbidden");
    }

    @Test
    void anOrderedCartChangesNoMore() {
        UUID alice = UUID.randomUUID();
        Basket basket = Basket.of(alice);
        basket.put(MILK, 1).expect(200);
        event(placed(basket.id())).expect(204);
        event(placed(basket.id())).expect(204);
        JsonNode cart = basket.show();
        assertThat(cart.path("status").asString()).isEqualTo("ORDERED");
        basket.put(MILK, 2).problem(409, "cart-ordered");
        basket.coupon("WELCOME10").problem(409, "cart-ordered");
        basket.request("DELETE", "").send().problem(409, "cart-ordered");
        basket.request("DELETE", "/items/" + MILK).send().problem(409, "cart-ordered");
        assertThat(basket.show().path("version")).isEqualTo(cart.path("version"));
        // the next one is a new one
        assertThat(Basket.of(alice).id()).isNotEqualTo(basket.id());
    }

    @Test
    void cartsAreCountedWhenTheyBeginAndWhenTheyAreOrdered() {
        double begun = service.measured("carts_total");
        double ordered = service.measured("carts_checked_out_total");
        UUID person = UUID.randomUUID();
        Basket basket = Basket.of(person);
        Basket.of(person);
        Basket.guest();
        event(placed(basket.id())).expect(204);
        event(placed(basket.id())).expect(204);

        assertThat(service.measured("carts_total")).isEqualTo(begun + 2);
        assertThat(service.measured("carts_checked_out_total")).isEqualTo(ordered + 1);
        assertThat(service.measured("carts_abandoned_total")).isZero();
    }

    @Test
    void eventsAreForServicesAndCheckEverything() {
        String event = placed(UUID.randomUUID().toString());
        service.post("/carts/events").json(event).send().problem(401, "unauthorized");
        service.post("/carts/events")
                .json(event)
                .bearer(service.issuer().admin(UUID.randomUUID()))
                .send()
                .problem(403, "forbidden");
        event(event).expect(204);
        event("{\"type\":\"io.grocellery.order.cancelled.v1\",\"data\":{}}").expect(204);
        event("{\"type\":\"something.else\"}").expect(204);
        event("{}").problem(400, "malformed-event");
        event("[]").problem(400, "malformed-event");
        event("7").problem(400, "malformed-event");
        event("{").problem(400, "malformed-request");
        event("{\"type\":\"io.grocellery.order.placed.v1\",\"data\":{\"id\":\"x\",\"cartId\":\"y\"}}")
                .problem(400, "malformed-event");
    }

    /** order-service's own test says how large an event can be. */
    @Test
    void takesTheLargestEventThatAnOrderMakes() {
        Basket basket = Basket.of(UUID.randomUUID());
        basket.put(MILK, 1).expect(200);
        String large = placed(basket.id()).replace("\"s\"", "\"" + "x".repeat(128 * 1024) + "\"");
        event(large).expect(204);
        assertThat(basket.show().path("status").asString()).isEqualTo("ORDERED");
        event(" ".repeat(257 * 1024)).problem(413, "body-too-large");
    }

    @Test
    void goesOnWithoutPricesWhileProductServiceIsAway() {
        Basket basket = Basket.guest();
        basket.put(MILK, 2).expect(200);
        PRODUCTS.http().goAway();
        try {
            JsonNode cart = basket.show();
            assertThat(cart.path("pricing").asString()).isEqualTo("UNAVAILABLE");
            assertThat(cart.path("total").isNull()).isTrue();
            assertThat(cart.at("/items/0/quantity").asInt()).isEqualTo(2);
            assertThat(cart.at("/items/0/unitPrice").isNull()).isTrue();
            assertThat(basket.put(MILK, 3)
                            .expect(200)
                            .json()
                            .at("/items/0/quantity")
                            .asInt())
                    .isEqualTo(3);
            basket.put(SOAP, 1).problem(503, "upstream-unavailable");
            basket.coupon("WELCOME10").problem(503, "upstream-unavailable");
            basket.coupon("NOSUCH").problem(422, "coupon-unknown");
            basket.request("DELETE", "/items/" + MILK).send().expect(200);
        } finally {
            PRODUCTS.http().comeBack();
        }
        basket.put(MILK, 1).expect(200);
        assertThat(basket.show().path("pricing").asString()).isEqualTo("CURRENT");
    }

    @Test
    void aChangeMeantForAnotherVersionIsRefused() {
        Basket basket = Basket.guest();
        Answer first = basket.put(MILK, 1).expect(200);
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"2\"");
        TestRequest again = basket.request("PUT", "/items/" + MILK).header("If-Match", tag);
        again.json(Map.of("quantity", 5)).send().expect(200);
        JsonNode problem = basket.request("DELETE", "/items/" + MILK)
                .header("If-Match", tag)
                .send()
                .problem(412, "cart-changed");
        assertThat(problem.path("version").asLong()).isEqualTo(3);
        basket.request("DELETE", "").header("If-Match", "3").send().problem(400, "malformed-request");
    }

    @Test
    void changesAtOnceAreAllCounted() throws Exception {
        Basket basket = Basket.guest();
        List<UUID> products = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            products.add(PRODUCTS.add("At once " + i, 100, "EXEMPT"));
        }
        List<Callable<Integer>> changes = products.stream()
                .<Callable<Integer>>map(product -> () -> basket.put(product, 1).status())
                .toList();
        assertThat(atOnce(changes)).containsOnly(200);
        JsonNode cart = basket.show();
        assertThat(cart.path("items")).hasSize(12);
        assertThat(cart.path("version").asLong()).isEqualTo(13);
    }

    @Test
    void keepsNoTokenOnlyItsHash() {
        Basket basket = Basket.guest();
        List<byte[]> hashes = service.jdbc()
                .sql("SELECT token_hash FROM cart WHERE id = ?::uuid")
                .param(basket.id())
                .query((row, number) -> row.getBytes(1))
                .list();
        assertThat(hashes).singleElement().satisfies(hash -> assertThat(hash).hasSize(32));
    }

    @Test
    void describesItsApi() {
        JsonNode api = service.get("/v3/api-docs").send().expect(200).json();
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/carts",
                        "/carts/{id}",
                        "/carts/mine",
                        "/carts/{id}/items/{productId}",
                        "/carts/{id}/coupon",
                        "/carts/{id}/claim",
                        "/carts/events");
    }

    private static Answer event(String body) {
        return service.post("/carts/events")
                .json(body)
                .header("Content-Type", "application/cloudevents+json")
                .bearer(service.issuer().service("order-service"))
                .send();
    }

    private static String placed(String cart) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"io.grocellery.order.placed.v1",
                 "subject":"s","time":"2026-01-01T08:00:00Z","datacontenttype":"application/json","sequence":"1",
                 "data":{"id":"%s","cartId":"%s","status":"PLACED"}}
                """.formatted(UUID.randomUUID(), UUID.randomUUID(), cart);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            calls.add(call);
        }
        return atOnce(calls);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
