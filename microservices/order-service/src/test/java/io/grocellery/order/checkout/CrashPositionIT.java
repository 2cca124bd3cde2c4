package io.grocellery.order.checkout;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.await;
import static io.grocellery.order.OrderFixture.id;
import static io.grocellery.order.OrderFixture.orderInsistently;
import static io.grocellery.order.OrderFixture.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.outbound.OutboundClients;
import io.grocellery.chassis.telemetry.Traces;
import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.order.OrderFixture;
import io.grocellery.order.ShopStandIn;
import io.grocellery.order.ShopStandIn.Call;
import io.grocellery.order.ShopStandIn.Fault;
import io.grocellery.order.ShopStandIn.Wanted;
import io.grocellery.order.orders.Order;
import io.grocellery.order.orders.OrderEvents;
import io.grocellery.order.orders.OrderStore;
import io.grocellery.order.outbox.Relay;
import io.grocellery.order.stock.Stock;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A checkout dies, or loses an answer, at each of its moments; the client sends the same request again. In the end there
 * is one order, its stock is taken once, and everybody has heard of it.
 */
final class CrashPositionIT {
    private static final ShopStandIn shop = new ShopStandIn();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop);

    /** Always the same, whose token is signed once. */
    private static final UUID PASSER_BY = UUID.randomUUID();

    private final UUID alice = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private UUID bread;
    private UUID cart;

    /** Nobody is still shunned for what the test before did. */
    @BeforeEach
    void circuitsAreClosed() {
        shop.heal();
        for (int i = 0; i < 4; i++) {
            UUID other = shop.cart(List.of(new Wanted(shop.product(1, 100), 1)));
            assertThat(orderInsistently(service, PASSER_BY, UUID.randomUUID().toString(), other)
                            .status())
                    .isEqualTo(201);
        }
        assertSettled(service, shop);
    }

    @BeforeEach
    void shelves() {
        bread = shop.product(5, 499);
        cart = shop.cart(List.of(new Wanted(bread, 2)));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BEFORE_CLAIM", "AFTER_CLAIM", "AFTER_CART", "AFTER_RESERVATION", "AFTER_ORDER"})
    void theProcessDiesOnTheWay(Moment moment) {
        diesAt(moment);

        assertOrderedOnceInTheEnd();
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BEFORE_RELINQUISH", "AFTER_RELINQUISH"})
    void theProcessDiesWhileItGivesUpWithoutAReservation(Moment moment) {
        shop.fail(Call.CART, Fault.AWAY, Fault.AWAY);

        diesAt(moment);

        assertOrderedOnceInTheEnd();
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BEFORE_ABANDON", "AFTER_ABANDON"})
    void theProcessDiesWhileItGivesUpAReservationWhoseAnswerWasLost(Moment moment) {
        shop.fail(Call.RESERVE, Fault.ANSWER_LOST, Fault.ANSWER_LOST);

        diesAt(moment);

        assertOrderedOnceInTheEnd();
    }

    @Test
    void theSameOrderIdServesAfterACrashSoThatItsReservationIsFoundAgain() {
        diesAt(Moment.AFTER_RESERVATION);

        assertThat(shop.available(bread)).isEqualTo(3);
        assertOrderedOnceInTheEnd();
    }

    @Test
    void anOrderWhoseProcessDiedIsToldAboutThoughNobodyAsksAgain() {
        diesAt(Moment.AFTER_ORDER);

        assertSettled(service, shop);
        assertThat(ordersOf(service, cart)).isEqualTo(1);
    }

    @Test
    void aReservationThatExpiredAfterTheCrashIsMadeAnew() {
        diesAt(Moment.AFTER_RESERVATION);
        shop.expire(orderIdOfClaim());

        assertOrderedOnceInTheEnd();
    }

    @Test
    void aCartThatChangedAfterTheCrashIsOrderedAsItIsNow() {
        diesAt(Moment.AFTER_RESERVATION);
        shop.refill(cart, List.of(new Wanted(bread, 1)));

        Answer answer = orderInsistently(service, alice, key, cart);

        assertThat(answer.status()).isEqualTo(201);
        assertSettled(service, shop);
        assertThat(shop.available(bread)).isEqualTo(4);
    }

    @Test
    void anOrderWrittenWhoseConfirmationWasLostIsTheAnswer() {
        Order order = checkout(new Moments().at(Moment.AFTER_ORDER, CrashPositionIT::connectionLost))
                .place(request());

        assertThat(order.cartId()).isEqualTo(cart);
        assertOrderedOnceInTheEnd();
    }

    @Test
    void anOrderNotWrittenBecauseTheConnectionWasLostLeavesNothing() {
        Checkout checkout = checkout(new Moments().at(Moment.AFTER_RESERVATION, CrashPositionIT::connectionLost));

        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> checkout.place(request()));

        assertSettled(service, shop);
        assertThat(shop.available(bread)).isEqualTo(5);
        assertOrderedOnceInTheEnd();
    }

    @Test
    void aDatabaseGoneForTheCompensationTooIsMadeGoodByTheLease() {
        Checkout checkout = checkout(new Moments()
                .at(Moment.AFTER_RESERVATION, CrashPositionIT::connectionLost)
                .at(Moment.BEFORE_ABANDON, CrashPositionIT::connectionLost));

        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> checkout.place(request()));

        assertOrderedOnceInTheEnd();
    }

    @Test
    void aSlowOwnerWhoseLeaseWasTakenOverWritesNothingAndGivesTheOthersOrder() {
        assertSlowOwnerAgreesWithTheOneWhoTookOver(Moment.AFTER_RESERVATION);
    }

    @Test
    void aSlowOwnerThatHasNotReservedYetGivesTheOthersOrderToo() {
        assertSlowOwnerAgreesWithTheOneWhoTookOver(Moment.AFTER_CLAIM);
    }

    @Test
    void aSlowOwnerThatFailsDoesNotUndoWhatTheOtherDid() {
        Answer[] other = new Answer[1];
        Moments moments = new Moments().at(Moment.AFTER_RESERVATION, () -> {
            other[0] = orderInsistently(service, alice, key, cart);
            connectionLost();
        });

        Order order = checkout(moments).place(request());

        assertThat(order.id()).isEqualTo(id(other[0]));
        assertOrderedOnceInTheEnd();
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void anAnswerIsLostOrLateOrRefused(Call call, List<Fault> faults) {
        shop.fail(call, faults.toArray(Fault[]::new));

        assertOrderedOnceInTheEnd();
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                arguments(Call.CART, List.of(Fault.AWAY, Fault.AWAY, Fault.AWAY)),
                arguments(Call.CART, List.of(Fault.RESET, Fault.RESET, Fault.RESET)),
                arguments(Call.CART, List.of(Fault.ANSWER_LATE, Fault.ANSWER_LATE)),
                arguments(Call.RESERVE, List.of(Fault.AWAY, Fault.RESET, Fault.AWAY)),
                arguments(Call.RESERVE, List.of(Fault.ANSWER_LOST)),
                arguments(Call.RESERVE, List.of(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST)),
                arguments(Call.RESERVE, List.of(Fault.ANSWER_LATE, Fault.ANSWER_LATE)),
                arguments(Call.RESERVE, List.of(Fault.DONE_LATE, Fault.DONE_LATE)),
                arguments(Call.COMMIT, List.of(Fault.AWAY, Fault.AWAY, Fault.RESET)),
                arguments(Call.COMMIT, List.of(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LATE)),
                arguments(Call.COMMIT, List.of(Fault.NO_ROUTE, Fault.NO_ROUTE, Fault.DONE_LATE)),
                arguments(Call.EVENT, List.of(Fault.AWAY, Fault.RESET, Fault.NO_ROUTE, Fault.REFUSED)),
                arguments(Call.EVENT, List.of(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LATE)));
    }

    @ParameterizedTest
    @MethodSource("lostReleases")
    void theReleaseOfAnAbandonedReservationIsInsistedOn(List<Fault> faults) {
        shop.fail(Call.RESERVE, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
        shop.fail(Call.RELEASE, faults.toArray(Fault[]::new));

        OrderFixture.order(service, alice, key, cart).problem(503, "upstream-unavailable");

        assertSettled(service, shop);
        assertThat(shop.available(bread)).isEqualTo(5);
        assertOrderedOnceInTheEnd();
    }

    static Stream<List<Fault>> lostReleases() {
        return Stream.of(
                List.of(),
                List.of(Fault.AWAY, Fault.AWAY, Fault.AWAY),
                List.of(Fault.RESET, Fault.ANSWER_LOST, Fault.RESET),
                List.of(Fault.ANSWER_LATE, Fault.DONE_LATE));
    }

    @Test
    void anOrderWhoseGoodsWereLostBeforeTheCommitIsCancelled() {
        shop.fail(Call.COMMIT, Fault.AWAY, Fault.GONE);
        UUID order = id(orderInsistently(service, alice, key, cart));

        await("the cancellation", () -> status(order).equals("CANCELLED"));

        await("its events", () -> shop.events(order).size() >= 4);
        assertThat(shop.events(order).stream()
                        .filter(event -> event.subscriber().equals("summaries"))
                        .map(ShopStandIn.Event::sequence)
                        .distinct())
                .containsExactly("1", "2");
        await("nobody holding the goods", () -> shop.reservation(order).equals("RELEASED"));
        assertThat(shop.available(bread)).isEqualTo(5);
    }

    private void assertSlowOwnerAgreesWithTheOneWhoTookOver(Moment moment) {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Checkout slow = checkout(new Moments().at(moment, () -> {
            reached.countDown();
            awaitLatch(goOn);
        }));
        CompletableFuture<Order> first =
                CompletableFuture.supplyAsync(() -> slow.place(request()), Thread::startVirtualThread);
        awaitLatch(reached);

        Answer second = orderInsistently(service, alice, key, cart);
        goOn.countDown();

        assertThat(first.join().id()).isEqualTo(id(second));
        assertOrderedOnceInTheEnd();
    }

    private void assertOrderedOnceInTheEnd() {
        Answer answer = orderInsistently(service, alice, key, cart);
        assertThat(answer.status()).isEqualTo(201);
        shop.heal();
        assertSettled(service, shop);
        assertThat(ordersOf(service, cart)).isEqualTo(1);
        assertThat(shop.available(bread)).isEqualTo(3);
        assertThat(orderInsistently(service, alice, key, cart).json()).isEqualTo(answer.json());
    }

    private void diesAt(Moment moment) {
        Checkout checkout = checkout(new Moments().at(moment, Moments.DEATH));
        assertThatExceptionOfType(Moments.Died.class).isThrownBy(() -> checkout.place(request()));
        shop.heal();
    }

    private CheckoutRequest request() {
        return new CheckoutRequest(alice, key, cart);
    }

    /** Another instance of the service's own parts, on the same database. */
    private Checkout checkout(Moments moments) {
        Ledger ledger = new EventfulLedger(
                moments,
                service.bean(JdbcClient.class),
                service.bean(OrderEvents.class),
                service.bean(IdSource.class),
                service.bean(InstantSource.class),
                service.bean(CheckoutSettings.class),
                Traces.off());
        Carts carts = new Carts(service.bean(OutboundClients.class)) {
            @Override
            Cart orderable(UUID cartId) {
                Cart read = super.orderable(cartId);
                moments.reach(Moment.AFTER_CART);
                return read;
            }
        };
        return new Checkout(
                ledger,
                carts,
                service.bean(Stock.class),
                service.bean(OrderDraft.class),
                service.bean(OrderStore.class),
                service.bean(Relay.class),
                service.bean(CheckoutMetrics.class),
                service.bean(Waiting.class));
    }

    private UUID orderIdOfClaim() {
        return service.jdbc()
                .sql("select order_id from checkout_claim where customer_id = ?")
                .param(alice)
                .query(UUID.class)
                .single();
    }

    private static String status(UUID order) {
        return service.jdbc()
                .sql("select status from orders where id = ?")
                .param(order)
                .query(String.class)
                .single();
    }

    private static void connectionLost() {
        throw new DataAccessResourceFailureException("the connection is gone");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
