package io.grocellery.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Order-service with everything quick, the shop around it, and what must hold in the end. */
public final class OrderFixture {
    private static final long PATIENCE_SECONDS = 60;

    private OrderFixture() {}

    public static ServiceUnderTest service(ShopStandIn shop) {
        return service(shop::url);
    }

    static ServiceUnderTest service(Supplier<String> shop) {
        return ServiceUnderTest.of(OrderApplication.class, "order-service")
                .with("grocellery.client.id", "order-service")
                .with("grocellery.client.secret", "order-service-secret")
                .with("grocellery.outbound.cart-service.url", shop)
                .with("grocellery.outbound.product-service.url", shop)
                .with("grocellery.outbound.cart-service.timeout", "300ms")
                .with("grocellery.outbound.product-service.timeout", "300ms")
                .with("grocellery.events.subscribers.cart-service.url", () -> shop.get() + "/carts/events")
                .with("grocellery.events.subscribers.summary-service.url", () -> shop.get() + "/summaries/events")
                .with("grocellery.checkout.lease", "500ms")
                .with("grocellery.checkout.patience", "3s")
                .with("grocellery.outbox.poll", "100ms")
                .with("grocellery.outbox.first-retry", "20ms")
                .with("grocellery.outbox.longest-retry", "100ms")
                .with("grocellery.outbox.refusals", "5");
    }

    public static Answer order(ServiceUnderTest service, UUID customer, String key, UUID cart) {
        return service.post("/orders")
                .bearer(service.issuer().shopper(customer))
                .header("Idempotency-Key", key)
                .json("{\"cartId\": \"" + cart + "\"}")
                .send();
    }

    /** As a client that sends the same request again while it is told to. */
    public static Answer orderInsistently(ServiceUnderTest service, UUID customer, String key, UUID cart) {
        for (int tries = 0; tries < 60; tries++) {
            Answer answer = order(service, customer, key, cart);
            if (answer.header("Retry-After").isEmpty()) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("no answer but to try again");
    }

    public static UUID id(Answer order) {
        return UUID.fromString(order.json().at("/id").asString());
    }

    /** Waits until everybody has heard everything, and checks that the books of the shop and the orders agree. */
    public static void assertSettled(ServiceUnderTest service, ShopStandIn shop) {
        assertSettled(service.jdbc(), shop);
    }

    static void assertSettled(JdbcClient jdbc, ShopStandIn shop) {
        await("the outbox to be empty", () -> count(jdbc, "select count(*) from outbox where dead_at is null") == 0);
        assertThat(shop.reservations("HELD"))
                .as("reservations neither committed nor released")
                .isZero();
        List<UUID> live = ids(jdbc, "select id from orders where status = 'PLACED'");
        assertThat(live).allSatisfy(id -> assertThat(shop.reservation(id)).isEqualTo("COMMITTED"));
        assertThat(shop.reservations("COMMITTED")).isEqualTo(live.size());
        assertThat(count(
                        jdbc,
                        "select count(*) from orders o where status = 'PLACED' and 1 < (select count(*) from orders"
                                + " other where other.cart_id = o.cart_id and other.status = 'PLACED')"))
                .as("carts ordered twice")
                .isZero();
        assertThat(live).allSatisfy(id -> assertHeard(shop, id));
    }

    private static void assertHeard(ShopStandIn shop, UUID orderId) {
        Stream.of("carts", "summaries").forEach(subscriber -> {
            List<ShopStandIn.Event> heard = shop.events(orderId).stream()
                    .filter(event -> event.subscriber().equals(subscriber))
                    .toList();
            assertThat(heard).as("%s about %s", subscriber, orderId).isNotEmpty();
            assertThat(heard.stream().map(ShopStandIn.Event::id).distinct()).hasSize(1);
            assertThat(heard).allSatisfy(event -> assertThat(event.type()).isEqualTo("io.grocellery.order.placed.v1"));
        });
    }

    public static long ordersOf(ServiceUnderTest service, UUID cart) {
        return service.jdbc()
                .sql("select count(*) from orders where cart_id = ?")
                .param(cart)
                .query(Long.class)
                .single();
    }

    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static List<UUID> ids(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(UUID.class).list();
    }
}
