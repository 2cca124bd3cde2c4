package io.grocellery.cart;

import io.grocellery.chassis.test.ServiceRules;
import org.junit.jupiter.api.Test;

final class CartRulesTest {

    @Test
    void keepsTheRulesOfServices() {
        ServiceRules.check("io.grocellery.cart", 30);
    }
}
