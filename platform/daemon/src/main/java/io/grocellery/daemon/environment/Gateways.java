package io.grocellery.daemon.environment;

import io.grocellery.core.model.Port;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.TokenFile;
import io.grocellery.target.local.gateway.GatewayAdmin;
import io.grocellery.target.local.gateway.GatewayTrafficRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An environment's gateway: what it routes by, in its file while it is not running, and told to it while it is. */
final class Gateways {

    private final EnvironmentFiles files;
    private final GatewayTable table;
    private final GatewayAdmin admin;
    private final JsonMapper json;

    Gateways(EnvironmentFiles files, GatewayTable table, GatewayAdmin admin, JsonMapper json) {
        this.files = files;
        this.table = table;
        this.admin = admin;
        this.json = json;
    }

    /**
     * From now on it routes to these.
     *
     * @param stays whether the one that runs goes on; one that is replaced by another release, which may know more of
     *     tables, leaves its table to that
     * @throws TrafficException when it runs and does not take it
     */
    void route(List<Assignment> assignments, boolean stays) {
        TokenFile.ensure(files.gatewayToken(), new SecureRandom());
        Map<String, Object> next = table.of(version() + 1, assignments);
        if (stays && admin.answers()) {
            admin.replaceTable(next);
        } else {
            DurableFile.write(files.gatewayTable(), json.writeValueAsString(next));
        }
    }

    /**
     * The table of one that is run once, to learn from.
     *
     * @param assignments to whom it routes
     * @param listen where it listens in the place of the environment's own
     */
    Path rehearsal(List<Assignment> assignments, Port listen, Port adminPort) {
        TokenFile.ensure(files.gatewayToken(), new SecureRandom());
        DurableFile.write(
                files.gatewayTraining(), json.writeValueAsString(table.of(1, assignments, listen, adminPort)));
        return files.gatewayTraining();
    }

    /** Whether it gives requests to every instance that its table names. */
    boolean reachesAll() {
        try {
            return new GatewayTrafficRouter(admin)
                    .instances().failedChecks().values().stream().allMatch(failed -> failed == 0);
        } catch (TrafficException silent) {
            return false;
        }
    }

    private long version() {
        try {
            JsonNode present = json.readTree(Files.readString(files.gatewayTable()));
            return present.path("version").asLong(0);
        } catch (IOException | RuntimeException none) {
            return 0;
        }
    }
}
