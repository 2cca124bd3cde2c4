package io.grocellery.gateway.table;

import io.grocellery.core.model.PathPattern;
import io.grocellery.core.model.RequestPattern;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a table as the JSON that {@link TableReader} reads. */
public final class TableWriter {

    private TableWriter() {}

    /** The table as a JSON object, defaults spelled out. */
    public static JsonObject json(Table table) {
        return new JsonObject()
                .put("version", table.version())
                .put("listen", address(table.listen()))
                .put("admin", admin(table.admin()))
                .put("limits", limits(table.limits()))
                .put("routes", array(table.routes(), TableWriter::route))
                .put("statics", array(table.statics(), TableWriter::statics))
                .put("health", health(table.health()))
                .put("drainMillis", table.drainMillis())
                .put("journeys", array(table.journeys(), TableWriter::journey));
    }

    private static JsonObject address(Table.Address address) {
        return new JsonObject().put("host", address.host()).put("port", address.port());
    }

    private static JsonObject admin(Table.Admin admin) {
        return new JsonObject()
                .put("host", admin.host())
                .put("port", admin.port())
                .put("tokenFile", admin.tokenFile().toString());
    }

    private static JsonObject limits(Table.Limits limits) {
        return new JsonObject()
                .put("maxBodyBytes", limits.maxBodyBytes())
                .put("maxHeaderBytes", limits.maxHeaderBytes())
                .put("maxUriBytes", limits.maxUriBytes())
                .put("headerTimeoutMillis", limits.headerTimeoutMillis())
                .put("bodyIdleTimeoutMillis", limits.bodyIdleTimeoutMillis())
                .put("maxConnections", limits.maxConnections());
    }

    private static JsonObject route(Table.Route route) {
        JsonObject json = new JsonObject()
                .put("name", route.name())
                .put("paths", array(route.paths(), PathPattern::value))
                .put("backends", array(route.backends(), TableWriter::backend))
                .put("timeoutMillis", route.timeoutMillis());
        return withPin(json, route.pin());
    }

    private static JsonObject withPin(JsonObject json, Table.@Nullable Pin pin) {
        if (pin != null) {
            JsonObject written = new JsonObject();
            putPresent(written, "header", pin.header());
            putPresent(written, "cookie", pin.cookie());
            json.put("pin", written);
        }
        return json;
    }

    private static JsonObject journey(Table.Journey journey) {
        return new JsonObject()
                .put("name", journey.name())
                .put("requests", array(journey.requests(), RequestPattern::toString));
    }

    private static JsonObject backend(Table.Backend backend) {
        return new JsonObject()
                .put("release", backend.release())
                .put("weight", backend.weight())
                .put("instances", array(backend.instances(), TableWriter::instance));
    }

    private static JsonObject instance(Table.Instance instance) {
        return new JsonObject()
                .put("id", instance.id())
                .put("host", instance.host())
                .put("port", instance.port())
                .put("healthPath", instance.healthPath());
    }

    private static JsonObject statics(Table.Statics statics) {
        JsonObject headers = new JsonObject();
        statics.headers().forEach(headers::put);
        JsonObject json = new JsonObject()
                .put("paths", array(statics.paths(), PathPattern::value))
                .put("roots", array(statics.roots(), Path::toString))
                .put("headers", headers);
        putPresent(json, "fallback", statics.fallback());
        return json;
    }

    private static JsonObject health(Table.HealthPolicy health) {
        return new JsonObject()
                .put("intervalMillis", health.intervalMillis())
                .put("timeoutMillis", health.timeoutMillis())
                .put("unhealthyAfter", health.unhealthyAfter())
                .put("healthyAfter", health.healthyAfter());
    }

    private static void putPresent(JsonObject json, String key, @Nullable String value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    private static <T> JsonArray array(List<T> values, Function<T, Object> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }
}
