package io.grocellery.target.local.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.traffic.TrafficException;
import io.grocellery.core.traffic.TrafficRouter;
import io.grocellery.testkit.traffic.TrafficRouterContract;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTrafficRouterIT extends TrafficRouterContract {

    @TempDir
    private Path folder;

    private GatewayFixture gateway;

    @BeforeEach
    void start() {
        gateway = GatewayFixture.start(folder, "[]");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Override
    protected TrafficRouter router() {
        return new GatewayTrafficRouter(gateway.admin());
    }

    @Test
    void aGatewayThatIsNotThereIsNamed() {
        GatewayAdmin nobody = new GatewayAdmin(URI.create("http://127.0.0.1:1"), folder.resolve("admin-token"));

        assertThatThrownBy(() -> new GatewayTrafficRouter(nobody).read(ORDERS))
                .isInstanceOf(TrafficException.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }
}
