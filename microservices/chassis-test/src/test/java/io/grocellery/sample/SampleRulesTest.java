package io.grocellery.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.test.ServiceRules;
import org.junit.jupiter.api.Test;

final class SampleRulesTest {

    @Test
    void rulesDoNotPassOnNothing() {
        assertThatThrownBy(() -> ServiceRules.check("io.grocellery.nowhere", 1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void rulesFindWhatBreaksThem() {
        assertThatThrownBy(() -> ServiceRules.check("io.grocellery.chassis", 40))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what no other package uses is package-private");
    }
}
