package io.grocellery.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Tables as tests need them: one route, {@code /orders/**}, with quick health checks and tight limits. */
final class Tables {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private Tables() {}

    static JsonObject table(Path folder, JsonObject... backends) throws IOException {
        Path token = folder.resolve("admin-token");
        if (!Files.exists(token)) {
            Files.writeString(token, TOKEN);
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        }
        return new JsonObject()
                .put("version", 1)
                .put("listen", new JsonObject().put("host", "127.0.0.1").put("port", Sockets.freePort()))
                .put(
                        "admin",
                        new JsonObject()
                                .put("host", "127.0.0.1")
                                .put("port", Sockets.freePort())
                                .put("tokenFile", token.toString()))
                .put("limits", limits())
                .put("routes", new JsonArray().add(route(backends)))
                .put("statics", new JsonArray())
                .put(
                        "health",
                        new JsonObject()
                                .put("intervalMillis", 100)
                                .put("timeoutMillis", 300)
                                .put("unhealthyAfter", 3)
                                .put("healthyAfter", 1))
                .put("drainMillis", 5_000);
    }

    static JsonObject backend(String release, int weight, int... ports) {
        JsonArray instances = new JsonArray();
        for (int port : ports) {
            instances.add(new JsonObject()
                    .put("id", release + "-" + port)
                    .put("host", "127.0.0.1")
                    .put("port", port)
                    .put("healthPath", "/health"));
        }
        return new JsonObject().put("release", release).put("weight", weight).put("instances", instances);
    }

    static JsonObject route(JsonObject... backends) {
        JsonArray all = new JsonArray();
        for (JsonObject backend : backends) {
            all.add(backend);
        }
        return new JsonObject()
                .put("name", "order-service")
                .put("paths", new JsonArray().add("/orders/**"))
                .put("backends", all)
                .put("pin", new JsonObject().put("header", "Grocellery-Release").put("cookie", "grocellery-release"))
                .put("timeoutMillis", 800);
    }

    /** The same table with other backends and the next version. */
    static JsonObject next(JsonObject table, JsonObject... backends) {
        return table.copy()
                .put("version", table.getInteger("version") + 1)
                .put("routes", new JsonArray().add(route(backends)));
    }

    private static JsonObject limits() {
        return new JsonObject()
                .put("maxBodyBytes", 1 << 20)
                .put("maxHeaderBytes", 4096)
                .put("maxUriBytes", 1024)
                .put("headerTimeoutMillis", 400)
                .put("bodyIdleTimeoutMillis", 400)
                .put("maxConnections", 50);
    }
}
