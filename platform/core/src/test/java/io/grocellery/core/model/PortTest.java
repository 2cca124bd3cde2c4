package io.grocellery.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void outsideTheRangeThereIsNone(int number) {
        assertThatThrownBy(() -> new Port(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(number));
    }

    @Test
    void anOffsetMayLeadWhereBrowsersDoNotGo() {
        Port gateway = new Port(8080);
        assertThat(gateway.isRefusedByBrowsers()).isFalse();
        assertThat(gateway.plus(2_000).isRefusedByBrowsers()).isTrue();
        assertThat(gateway.plus(2_500).isRefusedByBrowsers()).isFalse();
    }
}
