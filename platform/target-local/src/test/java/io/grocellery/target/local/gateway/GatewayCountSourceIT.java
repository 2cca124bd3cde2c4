package io.grocellery.target.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.CountSource;
import io.grocellery.core.objective.CountSource.Counts;
import io.grocellery.core.objective.CountSource.Second;
import io.grocellery.core.objective.Subject;
import io.grocellery.testkit.time.LiveTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCountSourceIT {

    private static final String BACKENDS = """
            [{"release": "r-1", "weight": 100, "instances": [
               {"id": "order-service-1", "host": "127.0.0.1", "port": PORT, "healthPath": "/health"}]}]""";

    @TempDir
    private Path folder;

    @Test
    void readsWhatServicesAndJourneysServed() {
        long before = System.currentTimeMillis() / 1000;
        try (GatewayFixture gateway = GatewayFixture.start(folder, BACKENDS)) {
            CountSource source = new GatewayCountSource(gateway.admin(), Duration.ofNanos(1_000));
            gateway.request("/orders/1");
            gateway.request("/orders/500");
            gateway.request("/orders");
            long second = System.currentTimeMillis() / 1000;
            LiveTime.patience().await(() -> source.since(before).untilSecond() > second, Duration.ofSeconds(5));

            Counts counts = source.since(before);

            Subject orders = Subject.of(new ServiceName("order-service"));
            Subject look = Subject.of(new JourneyName("look"));
            assertThat(counts.fromSecond()).isBetween(before, counts.untilSecond());
            assertThat(sum(counts, orders, Second::requests)).isEqualTo(3);
            assertThat(sum(counts, orders, Second::errors)).isEqualTo(1);
            assertThat(sum(counts, orders, Second::slow))
                    .as("all take longer than a microsecond")
                    .isEqualTo(3);
            assertThat(sum(counts, look, Second::requests)).isEqualTo(2);
            assertThat(sum(counts, look, Second::errors)).isEqualTo(1);
            assertThat(source.since(counts.untilSecond()).seconds()).isEmpty();
        }
    }

    private static long sum(Counts counts, Subject subject, ToLongFunction<Second> what) {
        return counts.seconds().stream()
                .filter(second -> second.subject().equals(subject))
                .mapToLong(what)
                .sum();
    }
}
