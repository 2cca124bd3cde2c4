package io.grocellery.target.local.gateway;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.target.local.files.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * A gateway's ledger kept in a file: the JSON object that the gateway answers at {@code /ledger}, with {@code until} and
 * {@code rows}, which holds its last 900 seconds.
 */
public final class LedgerRecording implements EvidenceSource {

    private final Evidence recorded;

    private LedgerRecording(Evidence recorded) {
        this.recorded = recorded;
    }

    /**
     * Keeps what a gateway remembers.
     *
     * @return how many rows were kept
     * @throws TrafficException when the gateway cannot be asked
     * @throws IOException when the file cannot be written
     */
    public static int save(GatewayAdmin gateway, Path file) throws IOException {
        Map<String, Object> ledger = gateway.get("/ledger");
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("until", ledger.get("until"));
        kept.put("rows", ledger.get("rows"));
        Files.writeString(file, JSON.std.asString(kept) + "\n");
        return JsonTree.of("the gateway", kept).list("rows").size();
    }

    /**
     * Reads a recording.
     *
     * @throws ExplainedException when it cannot be read or is none
     */
    public static LedgerRecording read(Path file) {
        try {
            return new LedgerRecording(
                    Ledger.evidence(JsonTree.of("the gateway", JSON.std.mapFrom(Files.readString(file)))));
        } catch (IOException | JacksonException | IllegalArgumentException | IllegalStateException unfit) {
            throw new ExplainedException(
                    "the recording " + file + " cannot be read",
                    unfit.getClass().getSimpleName() + ": " + unfit.getMessage(),
                    "make one of a running environment with ./grocellery rollout record FILE",
                    unfit);
        }
    }

    @Override
    public Evidence since(long epochSecond) {
        return new Evidence(
                recorded.untilSecond(),
                recorded.seconds().stream()
                        .filter(second -> second.epochSecond() >= epochSecond)
                        .toList());
    }
}
