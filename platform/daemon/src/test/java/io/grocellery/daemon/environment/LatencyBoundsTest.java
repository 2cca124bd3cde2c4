package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.RollbackTriggers;
import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.pipeline.PipelineDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LatencyBoundsTest {

    @Test
    void thoseOfTheDeliveryFileAreAmongThem() {
        assertThat(bounds(Duration.ofMillis(300), Duration.ofSeconds(3)))
                .hasToString("10ms,50ms,100ms,250ms,300ms,500ms,1000ms,2000ms,3000ms");
    }

    @Test
    void noneIsThereTwice() {
        assertThat(bounds(Duration.ofMillis(500), Duration.ofSeconds(2)))
                .hasToString("10ms,50ms,100ms,250ms,500ms,1000ms,2000ms");
    }

    private static LatencyBounds bounds(Duration objective, Duration stalled) {
        ServiceLevelObjectives objectives = new ServiceLevelObjectives(0.999, 0.01, objective, OptionalDouble.empty());
        RollbackTriggers standard = RollbackTriggers.STANDARD;
        RollbackTriggers triggers = new RollbackTriggers(
                standard.consecutiveFailures(), standard.errorRate(), standard.responseTime(), stalled);
        RolloutDefinition usual = RolloutDefinition.STANDARD;
        RolloutDefinition rollout = new RolloutDefinition(
                usual.canary(),
                usual.blueGreen(),
                usual.rolling(),
                usual.deadlines(),
                triggers.policy(objectives, 0.01));
        return new LatencyBounds(new Delivery(
                "shop",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                rollout,
                objectives,
                List.of(),
                PipelineDefinition.NONE));
    }
}
