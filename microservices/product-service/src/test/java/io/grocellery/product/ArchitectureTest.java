package io.grocellery.product;

import io.grocellery.chassis.test.ServiceRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void theServiceKeepsTheRules() {
        ServiceRules.check("io.grocellery.product", 25);
    }
}
