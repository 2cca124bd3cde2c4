package io.grocellery.target.local.gateway;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import io.grocellery.target.local.files.JsonTree;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** A gateway's ledger as it hands it out and as it is recorded. */
final class Ledger {

    private static final String NO_RELEASE = "none";
    static final String FILES = "statics";

    private Ledger() {}

    static Evidence evidence(JsonTree ledger) {
        return new Evidence(
                ledger.number("until"),
                ledger.list("rows").stream()
                        .filter(row -> !row.text("route").equals(FILES))
                        .map(Ledger::second)
                        .toList());
    }

    private static TrafficSecond second(JsonTree row) {
        return new TrafficSecond(
                row.number("second"),
                new ServiceName(row.text("route")),
                Optional.of(row.text("release"))
                        .filter(release -> !release.equals(NO_RELEASE))
                        .map(ReleaseId::new),
                row.flag("pinned"),
                outcomes(row),
                row.number("inFlight"),
                latencies(row.text("histogram")));
    }

    static Outcomes outcomes(JsonTree row) {
        JsonTree completed = row.object("completed");
        return new Outcomes(
                row.number("accepted"),
                completed.number("1xx") + completed.number("2xx") + completed.number("3xx"),
                completed.number("4xx"),
                completed.number("5xx"),
                row.number("clientAborted"),
                row.number("notConnected"),
                row.number("retried"));
    }

    static Latencies latencies(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            Map<Long, Long> counts = new TreeMap<>();
            Histogram.decodeFromCompressedByteBuffer(bytes, 0)
                    .recordedValues()
                    .forEach(value -> counts.put(value.getValueIteratedTo(), value.getCountAtValueIteratedTo()));
            return new Latencies(counts);
        } catch (DataFormatException malformed) {
            throw new IllegalStateException("the gateway sent a histogram that does not decode", malformed);
        }
    }
}
