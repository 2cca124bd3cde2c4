package io.grocellery.order;

import static io.grocellery.order.OrderFixture.assertSettled;
import static io.grocellery.order.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.order.ShopStandIn.Wanted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What whoever runs the service sees of it. */
final class OperationsIT {
    private static final ShopStandIn shop = new ShopStandIn();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(shop);

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void anOrderIsCountedOnceHoweverOftenItIsAskedFor() {
        double orders = service.measured("orders_total");
        double value = service.measured("orders_value_minor_units_sum");
        double items = service.measured("orders_items_sum");
        UUID customer = UUID.randomUUID();
        UUID cart = shop.cart(List.of(new Wanted(shop.product(5, 100), 3), new Wanted(shop.product(5, 50), 1)));

        long total =
                order(service, customer, "k", cart).json().at("/total/amount").asLong();
        order(service, customer, "k", cart).expect(201);

        assertThat(service.measured("orders_total")).isEqualTo(orders + 1);
        assertThat(service.measured("orders_value_minor_units_sum")).isEqualTo(value + total);
        assertThat(service.measured("orders_items_sum")).isEqualTo(items + 4);
        assertSettled(service, shop);
    }

    @Test
    void whatIsNotOrderedIsAFailureAndNoOrder() {
        UUID customer = UUID.randomUUID();
        UUID cart = shop.cart(List.of(new Wanted(shop.product(5, 100), 1)));
        order(service, customer, "first", cart).expect(201);
        double orders = service.measured("orders_total");
        double again = failures("cart-already-ordered");
        double lacking = failures("out-of-stock");
        double empty = failures("cart-empty");

        order(service, customer, "second", cart).problem(409, "cart-already-ordered");
        UUID greedy = shop.cart(List.of(new Wanted(shop.product(1, 100), 2)));
        order(service, customer, "third", greedy).problem(409, "out-of-stock");
        order(service, customer, "fourth", shop.cart(List.of())).problem(422, "cart-empty");

        assertThat(service.measured("orders_total")).isEqualTo(orders);
        assertThat(failures("cart-already-ordered")).isEqualTo(again + 1);
        assertThat(failures("out-of-stock")).isEqualTo(lacking + 1);
        assertThat(failures("cart-empty")).isEqualTo(empty + 1);
    }

    @Test
    void everyReasonOfFailureIsThereFromTheStart() {
        assertThat(failures("database")).isNotNegative();
        assertThat(failures("upstream-unavailable")).isNotNegative();
    }

    @Test
    void theOutboxIsMeasuredByDestination() {
        for (String destination : List.of("product-service", "cart-service", "summary-service")) {
            String label = "destination=\"" + destination + "\"";
            assertThat(service.measured("outbox_age_seconds", label)).isNotNegative();
            assertThat(service.measured("outbox_pending", label)).isNotNegative();
            assertThat(service.measured("outbox_dead", label)).isZero();
        }
    }

    @Test
    void aCancelledOrderIsCountedOnce() {
        UUID customer = UUID.randomUUID();
        UUID order =
                OrderFixture.id(order(service, customer, "k", shop.cart(List.of(new Wanted(shop.product(5, 100), 1)))));
        double cancelled = service.measured("orders_cancelled_total");
        for (int i = 0; i < 2; i++) {
            service.post("/orders/" + order + "/cancel")
                    .bearer(service.issuer().shopper(customer))
                    .send()
                    .expect(200);
        }
        assertThat(service.measured("orders_cancelled_total")).isEqualTo(cancelled + 1);
    }

    private static double failures(String reason) {
        return service.measured("orders_checkout_failures_total", "reason=\"" + reason + "\"");
    }

    @Test
    void theApiDescribesItself() {
        JsonNode api = service.get("/v3/api-docs").send().json();

        assertThat(api.at("/paths").propertyNames()).contains("/orders", "/orders/{id}", "/orders/{id}/cancel");
        assertThat(api.at("/paths/~1orders/post/parameters").toString()).contains("Idempotency-Key");
    }
}
