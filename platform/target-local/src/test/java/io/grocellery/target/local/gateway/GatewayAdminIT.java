package io.grocellery.target.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.traffic.TrafficException;
import io.grocellery.target.local.files.JsonTree;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayAdminIT {

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

    @Test
    void replacesTheWholeTable() {
        Map<String, Object> next = new LinkedHashMap<>(gateway.admin().get("/table"));
        next.put("version", 2);
        next.put("routes", List.of());

        assertThat(gateway.admin().answers()).isTrue();
        gateway.admin().replaceTable(next);

        assertThat(JsonTree.of("the gateway", gateway.admin().get("/table")).list("routes"))
                .isEmpty();
    }

    @Test
    void saysWhyATableIsRefused() {
        Map<String, Object> stale = gateway.admin().get("/table");
        Map<String, Object> broken = new LinkedHashMap<>(stale);
        broken.put("version", 2);
        broken.put("routes", "none");

        assertThatThrownBy(() -> gateway.admin().replaceTable(broken))
                .isInstanceOf(TrafficException.class)
                .hasMessageContaining("did not take its new table")
                .hasMessageContaining("routes");
        assertThat(gateway.admin().get("/table")).isEqualTo(stale);
    }

    @Test
    void oneThatIsNotThereDoesNotAnswer() {
        assertThat(new GatewayAdmin(URI.create("http://127.0.0.1:1"), folder.resolve("admin-token")).answers())
                .isFalse();
    }
}
