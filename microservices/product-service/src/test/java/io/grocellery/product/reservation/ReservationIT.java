package io.grocellery.product.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ManualClock;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.product.ProductServiceUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every rule of reservations, over HTTP, with the time in the tests' hands and the sweep run by them. */
final class ReservationIT {

    // whole milliseconds: what the database keeps
    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-11-24T12:00:00.123Z"));
    private static final Duration HOLD = Duration.ofMinutes(10);

    @RegisterExtension
    static final ServiceUnderTest service =
            ProductServiceUnderTest.withoutSweeping().clock(CLOCK);

    private final ReservationClient shop = new ReservationClient(service);
    private final UUID order = UUID.randomUUID();

    @Test
    void aReservationHoldsTheStockAndQuotesTheLines() {
        UUID first = shop.product(10);
        UUID second = shop.product(5);
        JsonNode reservation =
                shop.reserve(order, second, 2, first, 3).expect(201).json();
        assertThat(reservation.path("id").asString()).isEqualTo(order.toString());
        assertThat(reservation.path("status").asString()).isEqualTo("HELD");
        assertThat(Instant.parse(reservation.path("expiresAt").asString()))
                .isEqualTo(CLOCK.instant().plus(HOLD));
        JsonNode line = reservation.at("/lines/0");
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "productId",
                        "sku",
                        "name",
                        "category",
                        "unit",
                        "quantity",
                        "unitPrice",
                        "taxClass",
                        "taxRateBasisPoints");
        assertThat(line.path("productId").asString()).isEqualTo(second.toString());
        assertThat(line.path("quantity").asInt()).isEqualTo(2);
        assertThat(line.at("/unitPrice/amount").asInt()).isEqualTo(199);
        assertThat(line.path("taxClass").asString()).isEqualTo("REDUCED");
        assertThat(line.path("taxRateBasisPoints").asInt()).isEqualTo(250);
        assertStock(first, 7, 3);
        assertStock(second, 3, 2);
    }

    @Test
    void theSameRequestAgainGivesTheSameReservationAtThePricesFirstQuoted() {
        UUID one = shop.product(10);
        UUID other = shop.product(10);
        JsonNode first = shop.reserve(order, one, 1, other, 2).expect(201).json();
        raisePrice(one);
        assertThat(shop.reserve(order, one, 1, other, 2).expect(200).json()).isEqualTo(first);
        assertThat(lines(shop.reserve(order, other, 2, one, 1).expect(200))).isEqualTo(lines(first));
        assertStock(one, 9, 1);
    }

    @Test
    void theSameRequestIsAnsweredEvenWhenNothingIsLeft() {
        UUID product = shop.product(2);
        shop.reserve(order, product, 2).expect(201);
        shop.reserve(order, product, 2).expect(200);
        assertStock(product, 0, 2);
    }

    @Test
    void otherLinesForTheSameOrderAreAConflict() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 1).expect(201);
        shop.reserve(order, product, 2).problem(409, "reservation-conflict");
        shop.reserve(order, product, 1, shop.product(1), 1).problem(409, "reservation-conflict");
        assertStock(product, 9, 1);
    }

    @Test
    void outOfStockNamesWhatLacksAndHoldsNothing() {
        UUID plenty = shop.product(10);
        UUID scarce = shop.product(2);
        JsonNode problem = shop.reserve(order, plenty, 1, scarce, 3).problem(409, "out-of-stock");
        assertThat(problem.path("shortages").size()).isEqualTo(1);
        JsonNode shortage = problem.at("/shortages/0");
        assertThat(shortage.path("productId").asString()).isEqualTo(scarce.toString());
        assertThat(shortage.path("requested").asInt()).isEqualTo(3);
        assertThat(shortage.path("available").asInt()).isEqualTo(2);
        assertStock(plenty, 10, 0);
        shop.reserve(order, plenty, 1, scarce, 2).expect(201);
    }

    @Test
    void unknownAndRetiredProductsAreNamedAndNothingIsHeld() {
        UUID known = shop.product(10);
        UUID retired = shop.product(10);
        UUID stranger = UUID.randomUUID();
        service.delete("/products/" + retired).bearer(shop.admin()).send().expect(204);
        JsonNode problem =
                shop.reserve(order, known, 1, stranger, 1, retired, 1).problem(422, "unknown-product");
        assertThat(problem.path("productIds").size()).isEqualTo(2);
        assertStock(known, 10, 0);
    }

    @Test
    void aCommitSellsAndMayBeRepeated() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 4).expect(201);
        JsonNode committed = shop.commit(order).expect(200).json();
        assertThat(committed.path("status").asString()).isEqualTo("COMMITTED");
        assertThat(shop.commit(order).expect(200).json()).isEqualTo(committed);
        assertThat(shop.reserve(order, product, 4).expect(200).json()).isEqualTo(committed);
        assertStock(product, 6, 0);
    }

    @Test
    void whatIsSoldDoesNotComeBackByItself() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 4).expect(201);
        shop.commit(order).expect(200);
        CLOCK.advance(HOLD.multipliedBy(2));
        sweep();
        assertStock(product, 6, 0);
    }

    @Test
    void aReleasePutsTheStockBackOnce() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 4).expect(201);
        shop.release(order).expect(204);
        shop.release(order).expect(204);
        assertStock(product, 10, 0);
        shop.commit(order).problem(409, "reservation-released");
        shop.reserve(order, product, 4).problem(409, "reservation-released");
        assertStock(product, 10, 0);
    }

    @Test
    void aCancelledOrderPutsSoldStockBackOnce() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 4).expect(201);
        shop.commit(order).expect(200);
        shop.release(order).expect(204);
        shop.release(order).expect(204);
        assertStock(product, 10, 0);
    }

    @Test
    void aReservationThatComesAfterItsReleaseIsRefused() {
        UUID product = shop.product(10);
        shop.release(order).expect(204);
        shop.release(order).expect(204);
        shop.reserve(order, product, 1).problem(409, "reservation-released");
        shop.commit(order).problem(409, "reservation-released");
        assertStock(product, 10, 0);
    }

    @Test
    void anUnknownReservationIsNotCommitted() {
        shop.commit(order).problem(404, "not-found");
    }

    @Test
    void heldStockComesBackByItself() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 4).expect(201);
        CLOCK.advance(HOLD.minusMillis(1));
        sweep();
        assertStock(product, 6, 4);
        CLOCK.advance(Duration.ofMillis(1));
        sweep();
        sweep();
        assertStock(product, 10, 0);
        assertThat(status(shop.reserve(order, product, 4).expect(200))).isEqualTo("EXPIRED");
    }

    @Test
    void anExpiredHoldBlocksNobodyBetweenSweeps() {
        UUID product = shop.product(3);
        UUID other = shop.product(3);
        shop.reserve(order, product, 2, other, 1).expect(201);
        shop.reserve(UUID.randomUUID(), product, 1).expect(201);
        CLOCK.advance(HOLD);
        assertThat(status(shop.reserve(order, product, 2, other, 1).expect(200)))
                .isEqualTo("EXPIRED");
        shop.reserve(UUID.randomUUID(), product, 3).expect(201);
        assertStock(product, 0, 3);
        assertStock(other, 3, 0);
    }

    @Test
    void aLateCommitTakesTheStockAgainWhileItIsThere() {
        UUID product = shop.product(5);
        shop.reserve(order, product, 4).expect(201);
        CLOCK.advance(HOLD);
        sweep();
        assertThat(status(shop.commit(order).expect(200))).isEqualTo("COMMITTED");
        assertThat(status(shop.commit(order).expect(200))).isEqualTo("COMMITTED");
        assertStock(product, 1, 0);
    }

    @Test
    void aLateCommitBeforeTheSweepSellsWhatIsStillHeld() {
        UUID product = shop.product(5);
        shop.reserve(order, product, 4).expect(201);
        CLOCK.advance(HOLD.multipliedBy(3));
        assertThat(status(shop.commit(order).expect(200))).isEqualTo("COMMITTED");
        sweep();
        assertStock(product, 1, 0);
    }

    @Test
    void aLateCommitIsRefusedWholeWhenSomethingIsGone() {
        UUID gone = shop.product(4);
        UUID there = shop.product(4);
        shop.reserve(order, gone, 4, there, 1).expect(201);
        CLOCK.advance(HOLD);
        sweep();
        shop.reserve(UUID.randomUUID(), gone, 1).expect(201);
        shop.commit(order).problem(409, "reservation-expired");
        assertStock(gone, 3, 1);
        assertStock(there, 4, 0);
        shop.release(order).expect(204);
        shop.commit(order).problem(409, "reservation-released");
        assertStock(there, 4, 0);
    }

    @Test
    void aReservationIsForgottenLongAfterItIsSettled() {
        UUID product = shop.product(5);
        shop.reserve(order, product, 1).expect(201);
        shop.commit(order).expect(200);
        CLOCK.advance(Duration.ofDays(30));
        service.bean(Sweeper.class).forget();
        shop.commit(order).expect(200);
        CLOCK.advance(Duration.ofMillis(1));
        service.bean(Sweeper.class).forget();
        shop.commit(order).problem(404, "not-found");
        assertStock(product, 4, 0);
    }

    @Test
    void moreThanABatchExpiresInOneSweep() {
        UUID product = shop.product(450);
        IntStream.range(0, 450)
                .parallel()
                .forEach(i -> shop.reserve(UUID.randomUUID(), product, 1).expect(201));
        assertStock(product, 0, 450);
        CLOCK.advance(HOLD);
        sweep();
        assertStock(product, 450, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 10_000, Integer.MAX_VALUE})
    void aQuantityOutsideOfItsRangeIsNamed(int quantity) {
        JsonNode problem = shop.reserve(order, shop.product(1), quantity).problem(400, "validation-failed");
        assertThat(problem.at("/errors/0/field").asString()).contains("quantity");
    }

    @Test
    void theSameProductTwiceIsRefused() {
        UUID product = shop.product(10);
        shop.reserve(order, product, 1, product, 1).problem(400, "validation-failed");
        assertStock(product, 10, 0);
    }

    @Test
    void noLinesAndTooManyAreRefused() {
        shop.reserve(order).problem(400, "validation-failed");
        Object[] lines = IntStream.range(0, 101)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.<Object>of(UUID.randomUUID(), 1))
                .toArray();
        shop.reserve(order, lines).problem(400, "validation-failed");
    }

    @Test
    void aHundredLinesAreTaken() {
        Object[] lines = IntStream.range(0, 100)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.<Object>of(shop.product(2), 1))
                .toArray();
        assertThat(shop.reserve(order, lines).expect(201).json().path("lines").size())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"orderId\":null,\"lines\":[]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\"}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":null}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[null]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[{}]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[{\"productId\":null,\"quantity\":null}]}"
            })
    void whatLacksIsNamed(String body) {
        post(body).problem(400, "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"orderId\":\"x\",\"lines\":[]}",
                "{\"orderId\":7,\"lines\":[]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":{}}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[{\"productId\":\"00000000-0000-7000-8000-000000000002\",\"quantity\":\"3\"}]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[{\"productId\":\"00000000-0000-7000-8000-000000000002\",\"quantity\":1.5}]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[{\"productId\":\"00000000-0000-7000-8000-000000000002\",\"quantity\":99999999999}]}",
                "{\"orderId\":\"00000000-0000-7000-8000-000000000001\",\"lines\":[],\"price\":1}"
            })
    void whatCannotBeReadIsTheClientsFault(String body) {
        post(body).problem(400, "malformed-request");
    }

    @Test
    void onlyServicesReserve() {
        Map<String, Object> body = ReservationClient.body(order, shop.product(1), 1);
        UUID person = UUID.randomUUID();
        service.post("/reservations").json(body).send().problem(401, "unauthorized");
        service.post("/reservations").bearer("nonsense").json(body).send().problem(401, "invalid-token");
        service.post("/reservations")
                .bearer(service.issuer().forged(person))
                .json(body)
                .send()
                .problem(401, "invalid-token");
        for (String token :
                List.of(service.issuer().shopper(person), service.issuer().admin(person))) {
            service.post("/reservations").bearer(token).json(body).send().problem(403, "forbidden");
            service.post("/reservations/" + order + "/commit")
                    .bearer(token)
                    .send()
                    .problem(403, "forbidden");
            service.delete("/reservations/" + order).bearer(token).send().problem(403, "forbidden");
        }
    }

    @Test
    void anIdThatIsNoneIsTheClientsFault() {
        service.delete("/reservations/x").bearer(shop.token()).send().expect(400);
        service.post("/reservations/x/commit").bearer(shop.token()).send().expect(400);
    }

    @Test
    void howReservationsEndIsMeasured() {
        UUID product = shop.product(1);
        double refused = service.measured("stock_outs_total");
        double lines = service.measured("stock_shortages_total");
        double held = service.measured("reservations_held_total");
        shop.reserve(order, product, 2, shop.product(0), 1).problem(409, "out-of-stock");
        assertThat(service.measured("stock_outs_total")).isEqualTo(refused + 1);
        assertThat(service.measured("stock_shortages_total")).isEqualTo(lines + 2);
        assertThat(service.measured("reservations_held_total")).isEqualTo(held);

        double expired = service.measured("reservations_expired_total");
        shop.reserve(order, product, 1).expect(201);
        CLOCK.advance(HOLD);
        sweep();
        assertThat(service.measured("reservations_held_total")).isEqualTo(held + 1);
        assertThat(service.measured("reservations_expired_total")).isGreaterThan(expired);
    }

    @Test
    void whatIsSoldOutIsMeasuredUnlessTheDatabaseIsAway() {
        CLOCK.advance(Duration.ofMinutes(1));
        double before = service.measured("products_out_of_stock");
        shop.product(0);
        assertThat(service.measured("products_out_of_stock"))
                .as("kept for a while")
                .isEqualTo(before);
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(service.measured("products_out_of_stock")).isEqualTo(before + 1);

        service.database().goAway();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(service.measured("products_out_of_stock")).isNaN();
        service.database().comeBack();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(service.measured("products_out_of_stock")).isEqualTo(before + 1);
    }

    private static Answer post(String body) {
        return service.post("/reservations")
                .bearer(service.issuer().service("order-service"))
                .json(body)
                .send();
    }

    private static void sweep() {
        service.bean(Sweeper.class).expire();
    }

    private void raisePrice(UUID product) {
        service.jdbc()
                .sql("update product set price_cents = price_cents + 100 where id = ?")
                .param(product)
                .update();
    }

    private static JsonNode lines(Answer answer) {
        return lines(answer.json());
    }

    private static JsonNode lines(JsonNode reservation) {
        return reservation.path("lines");
    }

    private static String status(Answer answer) {
        return answer.json().path("status").asString();
    }

    private void assertStock(UUID product, int available, int held) {
        assertThat(shop.available(product)).as("available").isEqualTo(available);
        assertThat(shop.held(product)).as("held").isEqualTo(held);
    }
}
