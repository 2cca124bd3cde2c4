package io.grocellery.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.Answer;
import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.contract.Stubs;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order-service beside stubs of everybody whom it asks and tells. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OrderContractIT {

    private static final Stubs SHOP = Stubs.of("product-service", "cart-service", "summary-service");
    private static final UUID SHOPPER = UUID.randomUUID();

    @RegisterExtension
    static final ServiceUnderTest service = OrderFixture.service(SHOP::url)
            // how long anybody takes is not what contracts are about
            .with("grocellery.outbound.cart-service.timeout", "20s")
            .with("grocellery.outbound.product-service.timeout", "20s");

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @AfterEach
    void onlyWhatContractsHaveWasAsked() {
        SHOP.assertNothingElseWasAsked();
    }

    @Test
    void buysWhatIsInACart() {
        Answer order = order("c1").expect(201);
        assertThat(order.json().at("/total/amount").asLong()).isEqualTo(847);
        SHOP.assertComesTo("cart-service/order-service-tells-that-an-order-was-placed");
        SHOP.assertComesTo("summary-service/order-service-tells-that-an-order-was-placed");
        SHOP.assertComesTo("product-service/order-service-commits");
        service.post("/orders/" + OrderFixture.id(order) + "/cancel")
                .bearer(service.issuer().shopper(SHOPPER))
                .send()
                .expect(200);
        SHOP.assertComesTo("cart-service/order-service-tells-that-an-order-was-cancelled");
        SHOP.assertComesTo("summary-service/order-service-tells-that-an-order-was-cancelled");
        SHOP.assertComesTo("product-service/order-service-releases");
    }

    @Test
    void refusesWhatCannotBeBought() {
        order("c2").problem(409, "cart-already-ordered");
        assertThat(order("c3")
                        .problem(409, "out-of-stock")
                        .at("/shortages/0/available")
                        .asInt())
                .isEqualTo(1);
        assertThat(order("c4").problem(422, "unknown-product").path("productIds"))
                .hasSize(1);
        order("cf").problem(404, "cart-not-found");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void needsAllThatItIsPromised() {
        assertThat(SHOP.used()).containsAll(SHOP.expectedBy("order-service"));
    }

    private static Answer order(String cart) {
        UUID id = UUID.fromString("019a0000-0000-7000-8000-0000000000" + cart);
        return OrderFixture.order(service, SHOPPER, "contract-" + cart, id);
    }
}
