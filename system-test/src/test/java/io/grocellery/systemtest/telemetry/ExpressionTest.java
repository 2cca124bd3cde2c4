package io.grocellery.systemtest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExpressionTest {

    @Test
    void eachSideIsLookedAtWithoutItsComparison() {
        assertThat(new Expression("service:burn_rate:1h > 14.4 and service:burn_rate:5m > 14.4").sides())
                .containsExactly("service:burn_rate:1h", "service:burn_rate:5m");
        assertThat(new Expression("a > 6 and on(environment) sum by(environment) (increase(b[1h])) >= 10").sides())
                .containsExactly("a", "sum by(environment) (increase(b[1h]))");
        assertThat(new Expression("up == 0").sides()).containsExactly("up");
    }

    @Test
    void itsMetricsAreWhatIsNeitherAFunctionNorALabel() {
        assertThat(new Expression("1 - max by(environment, service) (label_replace(objective{of=\"availability\"},"
                                + " \"service\", \"$1\", \"of\", \"(.+)\"))")
                        .metrics())
                .containsExactly("objective");
        assertThat(new Expression("sum by(le) (rate(seconds_bucket{outcome=\"5xx\"}[5s])) / on(instance) total")
                        .metrics())
                .containsExactly("seconds_bucket", "total");
    }
}
