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
    void metricsTellOrdersFailuresAndTheOutbox() {
        UUID cart = shop.cart(List.of(new Wanted(shop.product(5, 100), 1)));
        order(service, UUID.randomUUID(), "k", cart);
        order(service, UUID.randomUUID(), "k", shop.cart(List.of()));
        assertSettled(service, shop);

        String metrics = service.get("/actuator/prometheus").send().body();

        assertThat(metrics)
                .contains("orders_placed_total")
                .containsPattern("checkout_failures_total\\{.*reason=\"cart-empty\".*} 1")
                .containsPattern("outbox_age_seconds\\{.*destination=\"product-service\".*} ")
                .containsPattern("outbox_depth\\{.*destination=\"summary-service\".*} ")
                .containsPattern("outbox_dead\\{.*destination=\"cart-service\".*} ");
    }

    @Test
    void theApiDescribesItself() {
        JsonNode api = service.get("/v3/api-docs").send().json();

        assertThat(api.at("/paths").propertyNames()).contains("/orders", "/orders/{id}", "/orders/{id}/cancel");
        assertThat(api.at("/paths/~1orders/post/parameters").toString()).contains("Idempotency-Key");
    }
}
