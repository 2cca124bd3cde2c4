package io.grocellery.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every traffic router keeps. */
public abstract class TrafficRouterContract {

    /** The services the router under test has routes for, without releases at first. */
    protected static final ServiceName ORDERS = new ServiceName("order-service");

    protected static final ServiceName PRODUCTS = new ServiceName("product-service");

    private static final ReleaseId STABLE = new ReleaseId("r-1");
    private static final ReleaseId CANARY = new ReleaseId("r-2");
    private static final List<ReleaseShare> BOTH = List.of(share(STABLE, 95, 1), share(CANARY, 5, 2));

    /** The router under test; a call may give another one on the same state. */
    protected abstract TrafficRouter router();

    @Test
    void atFirstAServiceHasNoReleases() {
        assertThat(router().read(ORDERS)).isEmpty();
        assertThat(router().draining()).isEmpty();
    }

    @Test
    void whatWasReplacedIsReadBack() {
        assertThat(router().replace(ORDERS, BOTH)).isEqualTo(BOTH);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
    }

    @Test
    void anotherServiceIsLeftAlone() {
        List<ReleaseShare> one = List.of(share(STABLE, 1, 3));
        router().replace(PRODUCTS, one);

        router().replace(ORDERS, BOTH);
        router().shift(ORDERS, Map.of(STABLE, new Weight(1), CANARY, Weight.NONE));

        assertThat(router().read(PRODUCTS)).isEqualTo(one);
    }

    @Test
    void aShiftChangesWeightsAndNothingElse() {
        router().replace(ORDERS, BOTH);

        List<ReleaseShare> shifted = router().shift(ORDERS, Map.of(STABLE, Weight.NONE, CANARY, new Weight(100)));

        assertThat(shifted).containsExactly(share(STABLE, 0, 1), share(CANARY, 100, 2));
        assertThat(router().read(ORDERS)).isEqualTo(shifted);
    }

    @Test
    void theSameChangeTwiceIsTheSameState() {
        router().replace(ORDERS, BOTH);

        assertThat(router().replace(ORDERS, BOTH)).isEqualTo(BOTH);
    }

    @Test
    void aServiceCanLoseAllItsReleases() {
        router().replace(ORDERS, BOTH);

        assertThat(router().replace(ORDERS, List.of())).isEmpty();
    }

    @Test
    void aShiftNamesTheReleasesThereAre() {
        router().replace(ORDERS, BOTH);

        assertThatThrownBy(() -> router().shift(ORDERS, Map.of(STABLE, new Weight(1))))
                .isInstanceOf(TrafficException.class);
        assertThatThrownBy(() -> router().shift(ORDERS, Map.of(new ReleaseId("r-9"), new Weight(1))))
                .isInstanceOf(TrafficException.class);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
    }

    @Test
    void someReleaseHasAWeight() {
        router().replace(ORDERS, BOTH);

        assertThatThrownBy(() -> router().shift(ORDERS, Map.of(STABLE, Weight.NONE, CANARY, Weight.NONE)))
                .isInstanceOf(TrafficException.class);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
    }

    @Test
    void anUnknownServiceIsRefused() {
        ServiceName unknown = new ServiceName("nobody");

        assertThatThrownBy(() -> router().read(unknown)).isInstanceOf(TrafficException.class);
        assertThatThrownBy(() -> router().replace(unknown, BOTH)).isInstanceOf(TrafficException.class);
    }

    private static ReleaseShare share(ReleaseId release, int weight, int number) {
        Endpoint endpoint =
                new Endpoint(new InstanceId("instance-" + number), "127.0.0.1", new Port(40_000 + number), "/health");
        return new ReleaseShare(release, new Weight(weight), List.of(endpoint));
    }
}
