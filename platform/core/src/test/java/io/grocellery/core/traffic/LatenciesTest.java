package io.grocellery.core.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies(Map.of(1_000L, 90L, 20_000L, 9L, 700_000L, 1L));

    @Test
    void quantilesAreTheSmallestDurationsThatCoverTheShare() {
        assertThat(latencies.quantile(0)).isEqualTo(1_000);
        assertThat(latencies.quantile(0.9)).isEqualTo(1_000);
        assertThat(latencies.quantile(0.95)).isEqualTo(20_000);
        assertThat(latencies.quantile(0.99)).isEqualTo(20_000);
        assertThat(latencies.quantile(1)).isEqualTo(700_000);
        assertThat(Latencies.NONE.quantile(0.95)).isZero();
    }

    @Test
    void slowOnesAreCounted() {
        assertThat(latencies.longerThan(500_000)).isEqualTo(1);
        assertThat(latencies.longerThan(1_000)).isEqualTo(10);
        assertThat(latencies.longerThan(700_000)).isZero();
    }

    @Test
    void sumsAddUp() {
        Latencies sum = latencies.plus(new Latencies(Map.of(1_000L, 10L)));

        assertThat(sum.count()).isEqualTo(110);
        assertThat(sum).isEqualTo(new Latencies(Map.of(1_000L, 100L, 20_000L, 9L, 700_000L, 1L)));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Latencies(Map.of(-1L, 1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> latencies.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> latencies.quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
