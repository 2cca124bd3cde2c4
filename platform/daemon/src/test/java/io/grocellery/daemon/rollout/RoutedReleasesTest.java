package io.grocellery.daemon.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.daemon.rollout.ServiceInstances.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutedReleasesTest {

    private static final ReleaseId OLD = new ReleaseId("r-old");
    private static final ReleaseId NEW = new ReleaseId("r-new");
    private static final RoutedReleases PRESENT =
            new RoutedReleases(List.of(new ReleaseShare(OLD, Weight.ALL, List.of(endpoint(1), endpoint(2)))));

    private static Endpoint endpoint(int number) {
        return new Endpoint(new InstanceId("orders-" + number), "127.0.0.1", new Port(40_000 + number), "/health");
    }

    private static Seen seen(int number, ReleaseId release, boolean ready) {
        return new Seen(endpoint(number), release, true, ready, 0);
    }

    @Test
    void onlyThoseThatCanServeAreNamedAnew() {
        RoutedReleases next = PRESENT.weighing(
                Map.of(OLD, Weight.ofPercent(95), NEW, Weight.ofPercent(5)),
                List.of(seen(1, OLD, true), seen(2, OLD, true), seen(3, NEW, true), seen(4, NEW, false)));

        assertThat(next.weights()).isEqualTo(Map.of(OLD, Weight.ofPercent(95), NEW, Weight.ofPercent(5)));
        assertThat(next.names(new InstanceId("orders-3"))).isTrue();
        assertThat(next.names(new InstanceId("orders-4"))).isFalse();
    }

    @Test
    void oneThatIsNamedStaysThoughItCannotServeNow() {
        RoutedReleases next =
                PRESENT.weighing(Map.of(OLD, Weight.ALL), List.of(seen(1, OLD, false), seen(2, OLD, true)));

        assertThat(next).isEqualTo(PRESENT);
    }

    @Test
    void oneThatIsGoneIsNotNamedAnyMore() {
        assertThat(PRESENT.weighing(Map.of(OLD, Weight.ALL), List.of(seen(1, OLD, true)))
                        .names(new InstanceId("orders-2")))
                .isFalse();
    }

    @Test
    void whoCanServeJoinsItsReleaseUnlessItIsLeftOut() {
        List<Seen> all = List.of(seen(1, OLD, true), seen(2, OLD, true), seen(3, OLD, true), seen(4, OLD, false));

        assertThat(PRESENT.joinedBy(all, Set.of()).names(new InstanceId("orders-3")))
                .isTrue();
        assertThat(PRESENT.joinedBy(all, Set.of(new InstanceId("orders-3")))).isEqualTo(PRESENT);
        assertThat(PRESENT.joinedBy(List.of(seen(5, NEW, true)), Set.of())).isEqualTo(PRESENT);
    }

    @Test
    void keepingNoneTakesTheReleaseOut() {
        assertThat(PRESENT.keeping(1, OLD).names(new InstanceId("orders-2"))).isFalse();
        assertThat(PRESENT.keeping(1, OLD).weightOf(OLD)).contains(Weight.ALL);
        assertThat(PRESENT.keeping(0, OLD).present()).isEmpty();
        assertThat(PRESENT.keeping(0, NEW)).isEqualTo(PRESENT);
    }

    @Test
    void withoutOnesThatEnd() {
        assertThat(PRESENT.without(Set.of(new InstanceId("orders-1"))).present())
                .containsExactly(new ReleaseShare(OLD, Weight.ALL, List.of(endpoint(2))));
    }
}
