package io.grocellery.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseTrafficTest {

    private static final ServiceName ORDERS = new ServiceName("order-service");

    @Test
    void tellsReleasesApartInStepsOfFiveSeconds() {
        Evidence evidence = new Evidence(
                1_003,
                List.of(
                        second(699, ORDERS, "r-old", 9, 0),
                        second(995, ORDERS, "r-old", 10, 1),
                        second(999, ORDERS, "r-old", 5, 0),
                        second(999, ORDERS, "r-new", 5, 5),
                        second(999, new ServiceName("cart-service"), "r-old", 7, 0),
                        second(1_001, ORDERS, "r-new", 5, 0)));

        ReleaseTraffic traffic = ReleaseTraffic.of(ORDERS, evidence);

        assertThat(traffic.from()).isEqualTo(700);
        assertThat(traffic.until()).isEqualTo(1_000);
        assertThat(traffic.releases())
                .extracting(ReleaseTraffic.OfRelease::release)
                .containsExactly("r-new", "r-old");
        assertThat(traffic.releases().getLast().steps()).hasSize(60);
        assertThat(traffic.releases().getLast().steps().getLast()).isEqualTo(new ReleaseTraffic.Step(995, 3, 0.2, 2.0));
        assertThat(traffic.releases().getLast().steps().getFirst()).isEqualTo(new ReleaseTraffic.Step(700, 0, 0, null));
        assertThat(traffic.releases().getFirst().steps().getLast().errors()).isEqualTo(1);
    }

    private static TrafficSecond second(long at, ServiceName service, String release, long requests, long errors) {
        return new TrafficSecond(
                at,
                service,
                Optional.of(new ReleaseId(release)),
                false,
                new Outcomes(requests, requests - errors, 0, errors, 0, 0, 0),
                0,
                new Latencies(Map.of(2_000L, requests)));
    }
}
