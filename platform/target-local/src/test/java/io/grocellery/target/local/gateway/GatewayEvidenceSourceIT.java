package io.grocellery.target.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.testkit.time.LiveTime;
import io.grocellery.testkit.traffic.EvidenceSourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayEvidenceSourceIT extends EvidenceSourceContract {

    private static final String BACKENDS = """
            [{"release": "r-1", "weight": 100, "instances": [
               {"id": "order-service-1", "host": "127.0.0.1", "port": PORT, "healthPath": "/health"}]}]""";

    @TempDir
    private Path folder;

    private GatewayFixture gateway;

    @BeforeEach
    void start() {
        gateway = GatewayFixture.start(folder, BACKENDS);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Override
    protected EvidenceSource source() {
        return new GatewayEvidenceSource(gateway.admin());
    }

    @Override
    protected void traffic(int good, int failing) {
        for (int i = 0; i < good; i++) {
            gateway.request("/orders/1");
        }
        for (int i = 0; i < failing; i++) {
            gateway.request("/orders/500");
        }
        long second = System.currentTimeMillis() / 1000;
        LiveTime.patience().await(() -> source().since(second).untilSecond() > second, Duration.ofSeconds(5));
    }

    @Test
    void aRecordingHoldsWhatTheGatewayCounted() throws IOException {
        traffic(4, 2);
        Path file = folder.resolve("ledger.json");

        assertThat(LedgerRecording.save(gateway.admin(), file)).isPositive();
        assertThat(LedgerRecording.read(file).since(0).seconds())
                .isNotEmpty()
                .isEqualTo(source().since(0).seconds());
    }
}
