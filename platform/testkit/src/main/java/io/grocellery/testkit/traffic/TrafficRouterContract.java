package io.grocellery.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.RoutedInstances;
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
        assertThat(router().instances()).isEqualTo(RoutedInstances.NONE);
    }

    @Test
    void whatWasReplacedIsReadBack() {
        assertThat(replace(ORDERS, BOTH)).isEqualTo(BOTH);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
    }

    @Test
    void anotherServiceIsLeftAlone() {
        List<ReleaseShare> one = List.of(share(STABLE, 1, 3));
        replace(PRODUCTS, one);

        replace(ORDERS, BOTH);

        assertThat(router().read(PRODUCTS)).isEqualTo(one);
    }

    @Test
    void severalServicesChangeInOneStep() {
        List<ReleaseShare> one = List.of(share(STABLE, 1, 3));

        assertThat(router().replace(Map.of(ORDERS, BOTH, PRODUCTS, one)))
                .isEqualTo(Map.of(ORDERS, BOTH, PRODUCTS, one));
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
        assertThat(router().read(PRODUCTS)).isEqualTo(one);
    }

    @Test
    void noServiceChangesWhenOneIsRefused() {
        replace(ORDERS, BOTH);
        List<ReleaseShare> unfit = List.of(share(STABLE, 0, 3));

        assertThatThrownBy(() -> router().replace(Map.of(ORDERS, List.of(), PRODUCTS, unfit)))
                .isInstanceOf(TrafficException.class);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
        assertThat(router().read(PRODUCTS)).isEmpty();
    }

    @Test
    void theSameChangeTwiceIsTheSameState() {
        replace(ORDERS, BOTH);

        assertThat(replace(ORDERS, BOTH)).isEqualTo(BOTH);
    }

    @Test
    void aServiceCanLoseAllItsReleases() {
        replace(ORDERS, BOTH);

        assertThat(replace(ORDERS, List.of())).isEmpty();
    }

    @Test
    void someReleaseHasAWeight() {
        replace(ORDERS, BOTH);

        assertThatThrownBy(() -> replace(ORDERS, List.of(share(STABLE, 0, 1), share(CANARY, 0, 2))))
                .isInstanceOf(TrafficException.class);
        assertThat(router().read(ORDERS)).isEqualTo(BOTH);
    }

    @Test
    void everyNamedInstanceIsKnown() {
        replace(ORDERS, BOTH);

        assertThat(router().instances().failedChecks().keySet())
                .containsExactlyInAnyOrder(new InstanceId("instance-1"), new InstanceId("instance-2"));
    }

    @Test
    void anUnknownServiceIsRefused() {
        ServiceName unknown = new ServiceName("nobody");

        assertThatThrownBy(() -> router().read(unknown)).isInstanceOf(TrafficException.class);
        assertThatThrownBy(() -> replace(unknown, BOTH)).isInstanceOf(TrafficException.class);
    }

    private List<ReleaseShare> replace(ServiceName service, List<ReleaseShare> shares) {
        return router().replace(Map.of(service, shares)).getOrDefault(service, List.of());
    }

    private static ReleaseShare share(ReleaseId release, int weight, int number) {
        Endpoint endpoint =
                new Endpoint(new InstanceId("instance-" + number), "127.0.0.1", new Port(40_000 + number), "/health");
        return new ReleaseShare(release, new Weight(weight), List.of(endpoint));
    }
}
