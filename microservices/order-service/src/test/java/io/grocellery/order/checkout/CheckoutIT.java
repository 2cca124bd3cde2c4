package io.grocellery.order.checkout;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.id;
import static io.grocellery.order.OrderFixture.order;
import static io.grocellery.order.OrderFixture.orderInsistently;
import static io.grocellery.order.OrderFixture.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.order.OrderFixture;
import io.grocellery.order.ShopStandIn;
import io.grocellery.order.ShopStandIn.Call;
import io.grocellery.order.ShopStandIn.Fault;
import io.grocellery.order.ShopStandIn.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkout as a client sees it, alone and against others. */
final class CheckoutIT {
    private static final ShopStandIn shop = new ShopStandIn();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop);

    private final UUID alice = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private UUID bread;
    private UUID milk;
    private UUID soap;
    private UUID cart;

    @BeforeEach
    void shelves() {
        bread = shop.product(10, 499);
        milk = shop.product(10, 349);
        soap = shop.product(10, 1099);
        cart = shop.cart(List.of(new Wanted(bread, 2), new Wanted(milk, 1), new Wanted(soap, 1)));
    }

    @AfterEach
    void booksAgree() {
        shop.heal();
        assertSettled(service, shop);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aCartBecomesAnOrderWithTodaysPricesDiscountAndTax() {
        Object coupon = Map.of(
                "code",
                "WELCOME10",
                "kind",
                "PERCENTAGE",
                "percentBasisPoints",
                1000,
                "minimumSubtotal",
                Map.of("amount", 0, "currency", "USD"));
        UUID discounted = shop.cart(List.of(new Wanted(bread, 2), new Wanted(soap, 1)), coupon, "OPEN");

        Answer answer = order(service, alice, key, discounted);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).contains("/orders/" + id(answer));
        assertThat(answer.json().at("/number").asString()).matches("G-\\d{4}-[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(answer.json().at("/status").asString()).isEqualTo("PLACED");
        assertThat(answer.json().at("/customerId").asString()).isEqualTo(alice.toString());
        assertThat(answer.json().at("/lines")).hasSize(2);
        assertThat(answer.json().at("/subtotal/amount").asLong()).isEqualTo(2097);
        assertThat(answer.json().at("/discount/amount").asLong()).isEqualTo(210);
        assertThat(answer.json().at("/couponCode").asString()).isEqualTo("WELCOME10");
        assertThat(answer.json().at("/total/amount").asLong())
                .isEqualTo(2097 - 210 + answer.json().at("/tax/amount").asLong());
        assertThat(answer.json().at("/taxes")).isNotEmpty();
        assertThat(answer.json().at("/lines/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "productId",
                        "sku",
                        "name",
                        "category",
                        "unit",
                        "quantity",
                        "unitPrice",
                        "lineTotal",
                        "discount",
                        "taxClass",
                        "tax");
    }

    @Test
    void theSameKeyGivesTheSameAnswer() {
        Answer first = order(service, alice, key, cart);
        Answer second = order(service, alice, key, cart);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(shop.available(bread)).isEqualTo(8);
    }

    @Test
    void theSameKeyForAnotherCartIsRefused() {
        UUID other = shop.cart(List.of(new Wanted(bread, 1)));
        order(service, alice, key, cart);

        order(service, alice, key, other).problem(422, "idempotency-key-reused");
        assertThat(ordersOf(service, other)).isZero();
    }

    @Test
    void oneKeyOfTwoPeopleIsTwoKeys() {
        UUID other = shop.cart(List.of(new Wanted(bread, 1)));

        assertThat(order(service, alice, key, cart).status()).isEqualTo(201);
        assertThat(order(service, UUID.randomUUID(), key, other).status()).isEqualTo(201);
    }

    @Test
    void aCartOrdersOnce() {
        order(service, alice, key, cart);

        order(service, alice, key + "-2", cart).problem(409, "cart-already-ordered");
        assertThat(ordersOf(service, cart)).isEqualTo(1);
        assertSettled(service, shop);
        assertThat(shop.available(bread))
                .as("what the second request held is back")
                .isEqualTo(8);
    }

    @Test
    void aCartThatSaysItIsOrderedIsRefused() {
        UUID ordered = shop.cart(List.of(new Wanted(bread, 1)), null, "ORDERED");

        order(service, alice, key, ordered).problem(409, "cart-already-ordered");
    }

    @Test
    void anEmptyCartIsRefused() {
        order(service, alice, key, shop.cart(List.of())).problem(422, "cart-empty");
    }

    @Test
    void anUnknownOrForeignCartIsNotFound() {
        order(service, alice, key, UUID.randomUUID()).problem(404, "cart-not-found");
    }

    @Test
    void aShortageNamesWhatIsShortAndTheSameKeyMayTryAgain() {
        UUID rare = shop.product(1, 100);
        UUID greedy = shop.cart(List.of(new Wanted(rare, 2)));

        assertThat(order(service, alice, key, greedy)
                        .problem(409, "out-of-stock")
                        .at("/shortages/0/available")
                        .asInt())
                .isEqualTo(1);

        shop.refill(greedy, List.of(new Wanted(rare, 1)));
        assertThat(order(service, alice, key, greedy).status()).isEqualTo(201);
        assertThat(shop.available(rare)).isZero();
    }

    @Test
    void aProductThatIsGoneIsNamedUnknown() {
        order(service, alice, key, shop.cart(List.of(new Wanted(UUID.randomUUID(), 1))))
                .problem(422, "unknown-product");
    }

    @Test
    void whenTheCartCannotBeReadNothingIsLeftBehind() {
        shop.fail(Call.CART, Fault.AWAY, Fault.AWAY);

        Answer answer = order(service, alice, key, cart);

        answer.problem(503, "upstream-unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(ordersOf(service, cart)).isZero();
        assertThat(orderInsistently(service, alice, key, cart).status()).isEqualTo(201);
    }

    @Test
    void whenStockCannotBeReservedNothingIsLeftBehind() {
        shop.fail(Call.RESERVE, Fault.AWAY, Fault.AWAY);

        Answer answer = order(service, alice, key, cart);

        answer.problem(503, "upstream-unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(ordersOf(service, cart)).isZero();
        assertThat(shop.available(bread)).isEqualTo(10);
        assertThat(orderInsistently(service, alice, key, cart).status()).isEqualTo(201);
    }

    @Test
    void aCartChangedAfterAnInterruptedCheckoutIsOrderedAsItIsNow() {
        shop.fail(Call.RESERVE, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
        order(service, alice, key, cart);
        shop.refill(cart, List.of(new Wanted(bread, 5)));

        Answer answer = orderInsistently(service, alice, key, cart);

        assertThat(answer.json().at("/lines")).hasSize(1);
        assertSettled(service, shop);
        assertThat(shop.available(bread)).isEqualTo(5);
        assertThat(shop.available(milk)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"cartId\": 7}", "{\"cartId\": \"x\"}", "{\"cartId\": null}", "[", "\"\"", ""})
    void aBadBodyIsABadRequest(String body) {
        Answer answer = service.post("/orders")
                .bearer(service.issuer().shopper(alice))
                .header("Idempotency-Key", key)
                .json(body)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString()).isIn("malformed-request", "validation-failed");
    }

    @Test
    void unknownMembersAreRefused() {
        service.post("/orders")
                .bearer(service.issuer().shopper(alice))
                .header("Idempotency-Key", key)
                .json("{\"cartId\": \"" + cart + "\", \"total\": 1}")
                .send()
                .problem(400, "malformed-request");
    }

    @Test
    void theKeyIsRequiredAndPrintable() {
        service.post("/orders")
                .bearer(service.issuer().shopper(alice))
                .json("{\"cartId\": \"" + cart + "\"}")
                .send()
                .problem(400, "idempotency-key-missing");
        order(service, alice, "k".repeat(256), cart).problem(400, "idempotency-key-invalid");
        order(service, alice, "", cart).problem(400, "idempotency-key-invalid");
        assertThat(order(service, alice, "k".repeat(255), cart).status()).isEqualTo(201);
    }

    @Test
    void onlyShoppersOrder() {
        service.post("/orders").json("{\"cartId\": \"" + cart + "\"}").send().problem(401, "unauthorized");
        service.post("/orders")
                .bearer(service.issuer().service("cart-service"))
                .header("Idempotency-Key", key)
                .json("{\"cartId\": \"" + cart + "\"}")
                .send()
                .problem(403, "forbidden");
    }

    @Test
    void identicalCheckoutsAtOnceAreOneOrderWithOneAnswer() {
        shop.fail(Call.RESERVE, Fault.SLOW);

        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> order(service, alice, key, cart))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
        assertThat(ordersOf(service, cart)).isEqualTo(1);
        assertThat(shop.available(bread)).isEqualTo(8);
    }

    @Test
    void oneCartUnderManyKeysAtOnceIsOneOrder() {
        List<Answer> answers = atOnce(IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(i -> () -> orderInsistently(service, alice, key + i, cart))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer ->
                        assertThat(answer.json().at("/code").asString()).isIn("cart-already-ordered", "out-of-stock"));
        assertSettled(service, shop);
        assertThat(shop.available(bread)).isEqualTo(8);
    }

    @Test
    void whateverTheInterleavingACartIsOrderedOnceAndAKeyHasOneAnswer() {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(42);
        UUID plenty = shop.product(100_000, 250);
        List<UUID> carts = Stream.generate(() -> shop.cart(List.of(new Wanted(plenty, 3))))
                .limit(12)
                .toList();
        Map<String, Set<UUID>> ordersByKey = new ConcurrentHashMap<>();
        Set<UUID> ordered = ConcurrentHashMap.newKeySet();
        shop.fail(Call.RESERVE, faults(random, 40));
        shop.fail(Call.COMMIT, faults(random, 20));

        atOnce(Stream.generate(() -> new CheckoutRequest(
                                alice, key + random.nextInt(16), carts.get(random.nextInt(carts.size()))))
                        .limit(120)
                        .<Callable<Integer>>map(request -> () -> {
                            Answer answer = orderInsistently(service, alice, request.key(), request.cartId());
                            if (answer.status() == 201) {
                                ordered.add(request.cartId());
                                ordersByKey
                                        .computeIfAbsent(request.key(), unseen -> ConcurrentHashMap.newKeySet())
                                        .add(id(answer));
                            }
                            return answer.status();
                        })
                        .toList())
                .forEach(status -> assertThat(status).isIn(201, 409, 422));

        assertSettled(service, shop);
        assertThat(ordersByKey.values()).allSatisfy(orders -> assertThat(orders).hasSize(1));
        assertThat(ordered).allSatisfy(one -> assertThat(ordersOf(service, one)).isEqualTo(1));
        assertThat(carts.stream().filter(one -> ordersOf(service, one) > 0)).hasSameSizeAs(ordered);
        assertThat(shop.available(plenty)).isEqualTo(100_000 - 3 * ordered.size());
    }

    private static Fault[] faults(RandomGenerator random, int number) {
        Fault[] some = {Fault.NONE, Fault.NONE, Fault.NONE, Fault.AWAY, Fault.RESET, Fault.ANSWER_LOST, Fault.SLOW};
        return Stream.generate(() -> some[random.nextInt(some.length)])
                .limit(number)
                .toArray(Fault[]::new);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            return executor.invokeAll(calls).stream().map(Future::resultNow).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
