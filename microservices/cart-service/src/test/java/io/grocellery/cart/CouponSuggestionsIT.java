package io.grocellery.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.FlagsUnderTest;
import io.grocellery.chassis.test.ServiceUnderTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Who is told of a coupon, and of which, while the flag changes under a running service. */
final class CouponSuggestionsIT {

    private static final String FLAG = "coupon-suggestions";
    private static final ProductStandIn PRODUCTS = new ProductStandIn();
    private static final UUID SOAP = PRODUCTS.add("Soap", 1000, "STANDARD");
    private static final FlagsUnderTest FLAGS = FlagsUnderTest.create();

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(CartApplication.class, "cart-service")
            .with(
                    "grocellery.outbound.product-service.url",
                    () -> PRODUCTS.http().url())
            .with("grocellery.flags.file", () -> FLAGS.file().toString());

    @AfterAll
    static void close() {
        PRODUCTS.close();
        FLAGS.close();
    }

    @Test
    void theCouponThatSavesTheMostIsPointedOut() {
        FLAGS.set(service, FLAG, "on");
        JsonNode small = cart(UUID.randomUUID(), 1);
        assertThat(small.at("/couponSuggestion/code").asString()).isEqualTo("WELCOME10");
        assertThat(small.at("/couponSuggestion/saving/amount").asLong()).isEqualTo(100);
        JsonNode middling = cart(UUID.randomUUID(), 4);
        assertThat(middling.at("/couponSuggestion/code").asString()).isEqualTo("FIVEOFF30");
        assertThat(middling.at("/couponSuggestion/saving/amount").asLong()).isEqualTo(500);
        JsonNode equal = cart(UUID.randomUUID(), 5);
        assertThat(equal.at("/couponSuggestion/code").asString()).isEqualTo("FIVEOFF30");
        JsonNode large = cart(UUID.randomUUID(), 6);
        assertThat(large.at("/couponSuggestion/code").asString()).isEqualTo("WELCOME10");
    }

    @Test
    void aCouponThatIsNotAdvertisedOrHasExpiredIsNot() {
        service.jdbc()
                .sql("INSERT INTO coupon (code, kind, amount_cents, minimum_cents, expires_at, advertised) VALUES"
                        + " ('PRIVATE9', 'AMOUNT', 900, 0, NULL, false),"
                        + " ('BYGONE8', 'AMOUNT', 800, 0, '2025-01-01T00:00:00Z', true)")
                .update();
        FLAGS.set(service, FLAG, "on");
        assertThat(cart(UUID.randomUUID(), 1).at("/couponSuggestion/code").asString())
                .isEqualTo("WELCOME10");
    }

    @Test
    void nobodyIsToldWhileTheFlagIsOff() {
        FLAGS.set(service, FLAG, "off");
        assertThat(cart(UUID.randomUUID(), 3).path("couponSuggestion").isNull()).isTrue();
    }

    @Test
    void withACouponOnTheCartThereIsNoOther() {
        FLAGS.set(service, FLAG, "on");
        UUID person = UUID.randomUUID();
        String id = cart(person, 1).path("id").asString();
        JsonNode redeemed = service.post("/carts/" + id + "/coupon")
                .bearer(service.issuer().shopper(person))
                .json(Map.of("code", "WELCOME10"))
                .send()
                .expect(200)
                .json();
        assertThat(redeemed.path("couponSuggestion").isNull()).isTrue();
    }

    @Test
    void aPercentageOfThePeopleIsToldAndStaysTold() {
        FLAGS.set(service, FLAG, "on", 50);
        UUID[] people = new UUID[24];
        boolean[] told = new boolean[people.length];
        int count = 0;
        for (int i = 0; i < people.length; i++) {
            people[i] = new UUID(7, i);
            told[i] = cart(people[i], 1).hasNonNull("couponSuggestion");
            count += told[i] ? 1 : 0;
        }
        assertThat(count).isBetween(1, people.length - 1);
        FLAGS.set(service, FLAG, "on", 75);
        for (int i = 0; i < people.length; i++) {
            boolean now = cart(people[i], 1).hasNonNull("couponSuggestion");
            assertThat(now || !told[i]).as(people[i] + " was told and still is").isTrue();
        }
    }

    @Test
    void aGuestsCartKeepsItsSide() {
        FLAGS.set(service, FLAG, "on", 50);
        JsonNode made = service.post("/carts").send().expect(201).json();
        String token = made.path("cartToken").asString();
        String path = "/carts/" + made.path("id").asString();
        boolean first = service.put(path + "/items/" + SOAP)
                .header("Cart-Token", token)
                .json(Map.of("quantity", 1))
                .send()
                .expect(200)
                .json()
                .hasNonNull("couponSuggestion");
        for (int i = 0; i < 5; i++) {
            JsonNode again = service.get(path)
                    .header("Cart-Token", token)
                    .send()
                    .expect(200)
                    .json();
            assertThat(again.hasNonNull("couponSuggestion")).isEqualTo(first);
        }
    }

    private static JsonNode cart(UUID person, int soaps) {
        String token = service.issuer().shopper(person);
        String id =
                service.post("/carts").bearer(token).send().json().path("id").asString();
        return service.put("/carts/" + id + "/items/" + SOAP)
                .bearer(token)
                .json(Map.of("quantity", soaps))
                .send()
                .expect(200)
                .json();
    }
}
