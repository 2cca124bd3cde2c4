package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadyLatelyTest {

    private final ManualClock clock = ManualClock.inJanuary();
    private final Instant started = clock.instant();
    private final ReadyLately lately = new ReadyLately(clock);

    @Test
    void isBelievedForASecond() {
        assertThat(lately.contains(process(1))).isFalse();
        lately.add(process(1));
        clock.advance(Duration.ofMillis(999));
        assertThat(lately.contains(process(1))).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(lately.contains(process(1))).isFalse();
    }

    @Test
    void anotherProcessOfTheSameNameIsAsked() {
        lately.add(process(1));
        assertThat(lately.contains(process(2))).isFalse();
    }

    private Instance process(long pid) {
        return new Instance(
                new InstanceId("order-service-1"),
                new ServiceName("order-service"),
                new ReleaseId("r-000000000001"),
                new Port(8082),
                OptionalLong.of(pid),
                started);
    }
}
