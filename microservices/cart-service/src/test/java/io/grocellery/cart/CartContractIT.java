package io.grocellery.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.chassis.test.ServiceUnderTest;
import io.grocellery.chassis.test.contract.ProducerContracts;
import io.grocellery.chassis.test.contract.Stubs;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Cart-service between those who ask it, and product-service, which it asks. */
final class CartContractIT {

    private static final UUID MILK = UUID.fromString("019a0000-0000-7000-8000-0000000000a1");
    private static final UUID NOT_ON_SALE = UUID.fromString("019a0000-0000-7000-8000-0000000000af");
    private static final Stubs PRODUCTS = Stubs.of("product-service");

    @RegisterExtension
    static final ServiceUnderTest service = ServiceUnderTest.of(CartApplication.class, "cart-service")
            .with("grocellery.outbound.product-service.url", PRODUCTS::url);

    @AfterAll
    static void close() {
        PRODUCTS.close();
    }

    @TestFactory
    Stream<DynamicTest> givesWhatOthersExpect() {
        return ProducerContracts.of("cart-service").tests(service, CartContractIT::arrange);
    }

    @Test
    void asksForProductsAsTheContractSays() {
        String token = service.issuer().shopper(UUID.randomUUID());
        String cart =
                service.post("/carts").bearer(token).send().json().path("id").asString();
        // what is in the cart first is asked for first, and the contract is of both
        service.jdbc()
                .sql("insert into cart_item (cart_id, product_id, quantity, added_at) values (?, ?, 2, now()),"
                        + " (?, ?, 1, now() + interval '1 second')")
                .params(UUID.fromString(cart), MILK, UUID.fromString(cart), NOT_ON_SALE)
                .update();
        JsonNode shown =
                service.get("/carts/" + cart).bearer(token).send().expect(200).json();
        PRODUCTS.assertNothingElseWasAsked();
        assertThat(PRODUCTS.used()).containsAll(PRODUCTS.expectedBy("cart-service"));
        assertThat(shown.path("pricing").asString()).isEqualTo("CURRENT");
        assertThat(shown.at("/items/0/name").asString()).isEqualTo("Whole Milk");
        assertThat(shown.at("/items/0/unitPrice/amount").asLong()).isEqualTo(459);
        assertThat(shown.at("/items/0/available").asInt()).isEqualTo(50);
        assertThat(shown.at("/items/1/name").isNull()).isTrue();
    }

    private static void arrange() {
        service.jdbc().sql("delete from cart").update();
        cart("c1", "alice", "OPEN", "a1", 2);
        cart("c2", "alice", "ORDERED", "a1", 1);
        cart("c3", "bob", "OPEN", "a2", 5);
        cart("c4", "carol", "OPEN", "af", 1);
        cart("c5", "dave", "OPEN", "a1", 1);
        service.jdbc()
                .sql("update cart set coupon_code = 'WELCOME10' where id = ?")
                .param(id("c1"))
                .update();
    }

    private static void cart(String cart, String owner, String status, String product, int quantity) {
        service.jdbc()
                .sql("insert into cart (id, owner_id, status, created_at, updated_at) values (?, ?, ?, now(), now())")
                .params(id(cart), ProducerContracts.person(owner), status)
                .update();
        service.jdbc()
                .sql("insert into cart_item (cart_id, product_id, quantity, added_at) values (?, ?, ?, now())")
                .params(id(cart), id(product), quantity)
                .update();
    }

    private static UUID id(String ending) {
        return UUID.fromString("019a0000-0000-7000-8000-0000000000" + ending);
    }
}
