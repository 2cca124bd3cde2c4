package io.grocellery.core.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficWindowTest {

    private static final ServiceName ORDERS = new ServiceName("order-service");
    private static final ServiceName CARTS = new ServiceName("cart-service");

    private final TrafficWindow window = new TrafficWindow(10);

    @Test
    void sumsItsOwnSecondsOfItsOwnServiceOverReleases() {
        Traffic traffic = window.of(
                ORDERS,
                new Evidence(
                        110,
                        List.of(
                                second(99, ORDERS, "r-1", 50, 0, 1_000),
                                second(100, ORDERS, "r-1", 8, 2, 2_000),
                                second(109, ORDERS, "r-2", 10, 0, 4_000),
                                second(109, CARTS, "r-1", 70, 7, 9_000))));

        assertThat(traffic.requestsPerSecond()).isEqualTo(2.0);
        assertThat(traffic.errorRatio()).isEqualTo(0.1);
        assertThat(traffic.p50Millis()).isEqualTo(2.0);
        assertThat(traffic.p95Millis()).isEqualTo(4.0);
        assertThat(traffic.inFlight()).isEqualTo(3);
        assertThat(traffic.series()).hasSize(10);
        assertThat(traffic.series().getFirst().errors()).isEqualTo(2);
        assertThat(traffic.series().get(5).p95Millis()).isNull();
    }

    @Test
    void withoutRequestsNothingIsMadeUp() {
        Traffic traffic = window.of(ORDERS, new Evidence(110, List.of()));

        assertThat(traffic.requestsPerSecond()).isZero();
        assertThat(traffic.errorRatio()).isNull();
        assertThat(traffic.p95Millis()).isNull();
        assertThat(traffic.series()).hasSize(10);
    }

    @Test
    void itsLengthHasBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrafficWindow(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrafficWindow(901));
    }

    private static TrafficSecond second(
            long second, ServiceName service, String release, long good, long bad, long micros) {
        return new TrafficSecond(
                second,
                service,
                Optional.of(new ReleaseId(release)),
                false,
                new Outcomes(good + bad, good, 0, bad, 0, 0, 0),
                3,
                new Latencies(Map.of(micros, good + bad)));
    }
}
