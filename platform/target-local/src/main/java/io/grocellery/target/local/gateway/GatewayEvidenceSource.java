package io.grocellery.target.local.gateway;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads the local gateway's ledger. */
public final class GatewayEvidenceSource implements EvidenceSource {

    private static final String NO_RELEASE = "none";
    private static final String FILES = "statics";

    private final GatewayAdmin admin;

    public GatewayEvidenceSource(GatewayAdmin admin) {
        this.admin = admin;
    }

    @Override
    public Evidence since(long epochSecond) {
        Tree ledger = Tree.of(admin.get("/ledger?since=" + Math.max(0, epochSecond)));
        List<TrafficSecond> seconds = ledger.list("rows").stream()
                .filter(row -> !row.text("route").equals(FILES))
                .map(GatewayEvidenceSource::second)
                .toList();
        return new Evidence(ledger.number("until"), seconds);
    }

    private static TrafficSecond second(Tree row) {
        return new TrafficSecond(
                row.number("second"),
                new ServiceName(row.text("route")),
                Optional.of(row.text("release"))
                        .filter(release -> !release.equals(NO_RELEASE))
                        .map(ReleaseId::new),
                row.flag("pinned"),
                outcomes(row, row.object("completed")),
                row.number("inFlight"),
                latencies(row.text("histogram")));
    }

    private static Outcomes outcomes(Tree row, Tree completed) {
        return new Outcomes(
                row.number("accepted"),
                completed.number("1xx") + completed.number("2xx") + completed.number("3xx"),
                completed.number("4xx"),
                completed.number("5xx"),
                row.number("clientAborted"),
                row.number("notConnected"),
                row.number("retried"));
    }

    private static Latencies latencies(String base64) {
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
