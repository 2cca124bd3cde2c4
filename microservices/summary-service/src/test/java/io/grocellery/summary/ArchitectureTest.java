package io.grocellery.summary;

import io.grocellery.chassis.test.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheHouseRules() {
        ServiceRules.check("io.grocellery.summary", 30);
    }
}
