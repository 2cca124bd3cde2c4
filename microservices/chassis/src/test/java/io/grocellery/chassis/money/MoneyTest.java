package io.grocellery.chassis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {

    @Test
    void reckons() {
        assertThat(Money.usd(129).times(3).plus(Money.usd(13)).minus(Money.usd(500)))
                .isEqualTo(Money.usd(-100));
        assertThat(Money.usd(-1).belowZero()).isTrue();
        assertThat(Money.usd(5).negated()).isEqualTo(Money.usd(-5));
        assertThat(Money.usd(5)).isGreaterThan(Money.zero("USD"));
    }

    @Test
    void neverOverflowsSilently() {
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.usd(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNotMixCurrencies() {
        assertThatThrownBy(() -> Money.usd(1).plus(Money.zero("EUR"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "US", "USDX", "U$D"})
    void wantsACurrency(String currency) {
        assertThatThrownBy(() -> Money.zero(currency)).hasMessageContaining(currency);
    }
}
