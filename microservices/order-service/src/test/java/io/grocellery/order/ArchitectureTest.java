package io.grocellery.order;

import io.grocellery.chassis.test.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsToTheHouseRules() {
        ServiceRules.check("io.grocellery.order", 40);
    }
}
