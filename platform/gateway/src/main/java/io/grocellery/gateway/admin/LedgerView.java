package io.grocellery.gateway.admin;

import io.grocellery.gateway.ledger.Counts;
import io.grocellery.gateway.ledger.Key;
import io.grocellery.gateway.ledger.LedgerRow;
import io.grocellery.gateway.ledger.Totals;
import io.grocellery.gateway.upstream.Serving;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The ledger as JSON. */
final class LedgerView {

    private LedgerView() {}

    /**
     * What a ledger can tell of.
     *
     * @param from the first second; before it nothing was counted, or it is forgotten
     * @param until the second after the last
     */
    record Span(long from, long until) {}

    static JsonObject of(
            Span span,
            List<LedgerRow> rows,
            List<LedgerRow> journeys,
            Overview overview,
            List<Serving.Adoption> adoptions) {
        return new JsonObject()
                .put("from", span.from())
                .put("until", span.until())
                .put("rows", rows(rows))
                .put("journeys", journeys(journeys))
                .put("totals", totals(overview.totals()))
                .put("tables", adoptions(adoptions));
    }

    private static JsonArray rows(List<LedgerRow> rows) {
        JsonArray array = new JsonArray();
        for (LedgerRow row : rows) {
            array.add(counts(keyed(new JsonObject().put("second", row.second()), row.key()), row.counts())
                    .put("inFlight", row.inFlight())
                    .put("histogram", row.histogram()));
        }
        return array;
    }

    private static JsonArray journeys(List<LedgerRow> rows) {
        JsonArray array = new JsonArray();
        for (LedgerRow row : rows) {
            JsonObject json = new JsonObject()
                    .put("second", row.second())
                    .put("journey", row.key().route());
            array.add(counts(json, row.counts()).put("inFlight", row.inFlight()).put("histogram", row.histogram()));
        }
        return array;
    }

    private static JsonArray totals(List<Totals> totals) {
        JsonArray array = new JsonArray();
        for (Totals total : totals) {
            array.add(
                    counts(keyed(new JsonObject(), total.key()), total.counts()).put("inFlight", total.inFlight()));
        }
        return array;
    }

    private static JsonArray adoptions(List<Serving.Adoption> adoptions) {
        JsonArray array = new JsonArray();
        for (Serving.Adoption adoption : adoptions) {
            array.add(new JsonObject()
                    .put("version", adoption.version())
                    .put("appliedAtEpochMillis", adoption.atEpochMillis()));
        }
        return array;
    }

    private static JsonObject keyed(JsonObject json, Key key) {
        return json.put("route", key.route()).put("release", key.release()).put("pinned", key.pinned());
    }

    private static JsonObject counts(JsonObject json, Counts counts) {
        JsonObject completed = new JsonObject();
        for (int status = 1; status <= 5; status++) {
            completed.put(status + "xx", counts.completed(status));
        }
        return json.put("accepted", counts.accepted())
                .put("completed", completed)
                .put("clientAborted", counts.clientAborted())
                .put("brokenOff", counts.brokenOff())
                .put("notConnected", counts.notConnected())
                .put("retried", counts.retried());
    }
}
