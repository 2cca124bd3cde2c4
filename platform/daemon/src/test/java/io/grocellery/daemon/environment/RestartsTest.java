package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Condition;
import io.grocellery.core.supervision.Fleet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RestartsTest {

    private final Restarts restarts = new Restarts();

    @Test
    void theInstancesOfAServiceAreCountedTogether() {
        restarts.note(fleet(0, 0), fleet(1, 0));
        restarts.note(fleet(1, 0), fleet(1, 2));
        restarts.note(fleet(1, 2), fleet(1, 2));
        assertThat(restarts.of("order-service")).isEqualTo(3);
        assertThat(restarts.of("cart-service")).isZero();
    }

    @Test
    void theCountNeverFallsWhenInstancesGo() {
        restarts.note(fleet(0, 0), fleet(2, 0));
        restarts.note(fleet(2, 0), new Fleet(Map.of()));
        restarts.note(new Fleet(Map.of()), fleet(0, 0));
        restarts.note(fleet(0, 0), fleet(1, 0));
        assertThat(restarts.of("order-service")).isEqualTo(3);
    }

    private static Fleet fleet(int first, int second) {
        return Fleet.of(List.of(component("order-service-1", first), component("order-service-12", second)));
    }

    private static Component component(String id, int restarts) {
        return new Component(new ComponentId(id), true, Set.of(), new Condition.Stopped(), 0, restarts);
    }
}
