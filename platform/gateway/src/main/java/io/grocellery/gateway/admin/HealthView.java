package io.grocellery.gateway.admin;

import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.LiveRoute;
import io.grocellery.gateway.upstream.LiveTable;
import io.grocellery.gateway.upstream.Upstream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The state of every instance, and of the ledger's own invariant, as JSON. */
final class HealthView {

    private HealthView() {}

    static JsonObject of(LiveTable live, List<Upstream> draining, Overview overview) {
        JsonArray instances = new JsonArray();
        for (LiveRoute route : live.routes()) {
            for (LiveBackend backend : route.backends()) {
                backend.instances()
                        .forEach(upstream -> instances.add(instance(upstream)
                                .put("route", route.route().name())
                                .put("weight", backend.weight())
                                .put("state", upstream.in() ? "IN" : "OUT")
                                .put("failedChecks", failedChecks(live, upstream))));
            }
        }
        JsonArray leaving = new JsonArray();
        draining.forEach(upstream -> leaving.add(instance(upstream).put("state", "DRAINING")));
        return new JsonObject()
                .put("tableVersion", live.table().version())
                .put("instances", instances)
                .put("draining", leaving)
                .put("ledger", ledger(overview));
    }

    /** Consecutive ones; an instance that is out failed at least as many as took it out. */
    private static int failedChecks(LiveTable live, Upstream upstream) {
        return upstream.in()
                ? upstream.health().contrary()
                : live.table().health().unhealthyAfter();
    }

    private static JsonObject instance(Upstream upstream) {
        return new JsonObject()
                .put("id", upstream.instance().id())
                .put("release", upstream.release())
                .put("host", upstream.instance().host())
                .put("port", upstream.instance().port())
                .put("inFlight", upstream.inFlight())
                .put("contraryChecks", upstream.health().contrary())
                .put("lastCheck", upstream.lastCheck());
    }

    private static JsonObject ledger(Overview overview) {
        return new JsonObject()
                .put("invariant", "accepted = completed + clientAborted + inFlight")
                .put("holds", overview.breaches().isEmpty())
                .put("breaches", new JsonArray(overview.breaches()));
    }
}
