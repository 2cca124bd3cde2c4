package io.grocellery.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.core.workload.InstanceId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryTrafficRouterTest extends TrafficRouterContract {

    private final InMemoryTrafficRouter router = new InMemoryTrafficRouter(Set.of(ORDERS, PRODUCTS));

    @Override
    protected TrafficRouter router() {
        return router;
    }

    @Test
    void aRemovedInstanceDrainsWhileItIsBusy() {
        InstanceId removed = new InstanceId("removed-1");
        router.busy(removed);
        assertThat(router.instances().draining()).containsExactly(removed);

        router.idle(removed);
        assertThat(router.instances().draining()).isEmpty();
    }
}
