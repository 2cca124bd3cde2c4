package io.grocellery.target.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.testkit.traffic.EvidenceSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** A recording answers like the gateway whose ledger it keeps; each second that passes is written to it here. */
class LedgerRecordingTest extends EvidenceSourceContract {

    private static final long BEGIN = 1_000_000;

    @TempDir
    private Path folder;

    private final List<Map<String, Object>> rows = new ArrayList<>();

    @BeforeEach
    void nothingYet() {
        write();
    }

    @Override
    protected EvidenceSource source() {
        return LedgerRecording.read(file());
    }

    @Override
    protected void traffic(int good, int failing) {
        rows.add(Map.ofEntries(
                Map.entry("second", BEGIN + rows.size()),
                Map.entry("route", SERVICE.value()),
                Map.entry("release", RELEASE.value()),
                Map.entry("pinned", false),
                Map.entry("accepted", good + failing),
                Map.entry("completed", Map.of("1xx", 0, "2xx", good, "3xx", 0, "4xx", 0, "5xx", failing)),
                Map.entry("clientAborted", 0),
                Map.entry("notConnected", 0),
                Map.entry("retried", 0),
                Map.entry("inFlight", 0),
                Map.entry("histogram", histogram(good + failing))));
        write();
    }

    private Path file() {
        return folder.resolve("ledger.json");
    }

    private void write() {
        try {
            Files.writeString(file(), JSON.std.asString(Map.of("until", BEGIN + rows.size(), "rows", rows)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String histogram(int requests) {
        Histogram histogram = new Histogram(2);
        histogram.recordValueWithCount(1_500, requests);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    @Test
    void whatIsNoRecordingIsNamedWithTheFileAndTheWayToMakeOne() throws IOException {
        for (String text : List.of("", "[]", "{}", "{\"until\": 3, \"rows\": [{\"second\": 1}]}", "no JSON at all")) {
            Files.writeString(file(), text);
            assertThatThrownBy(() -> LedgerRecording.read(file()))
                    .isInstanceOfSatisfying(ExplainedException.class, explained -> {
                        assertThat(explained.what()).contains("ledger.json");
                        assertThat(explained.remedy()).contains("./grocellery rollout record");
                    });
        }
        assertThatThrownBy(() -> LedgerRecording.read(folder.resolve("nowhere")))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("nowhere");
    }
}
