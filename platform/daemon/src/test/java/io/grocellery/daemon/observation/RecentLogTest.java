package io.grocellery.daemon.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RecentLogTest {

    @TempDir
    private Path folder;

    private List<RecentLog.Line> lines() {
        return new RecentLog(folder, new JsonMapper()).of("order-service");
    }

    @Test
    void linesOfAllInstancesComeLatestFirstWithTheirTraces() throws IOException {
        Files.writeString(folder.resolve("order-service-1.log"), """
                {"@timestamp":"2026-11-27T20:00:01Z","log":{"level":"INFO"},"message":"first"}
                plain text of a JVM that has no time
                {"@timestamp":"2026-11-27T20:00:03Z","log.level":"WARN","message":"third","trace":{"id":"0af7651916cd43dd8448eb211c80319c"}}
                """);
        Files.writeString(folder.resolve("order-service-2.log"), """
                {"@timestamp":"2026-11-27T20:00:02Z","log":{"level":"ERROR"},"message":"second","trace.id":"not one"}
                """);
        Files.writeString(folder.resolve("order-service-x.log"), """
                {"@timestamp":"2026-11-27T20:00:09Z","message":"another process"}
                """);

        assertThat(lines())
                .containsExactly(
                        new RecentLog.Line(
                                "order-service-1",
                                "2026-11-27T20:00:03Z",
                                "WARN",
                                "third",
                                "0af7651916cd43dd8448eb211c80319c"),
                        new RecentLog.Line("order-service-2", "2026-11-27T20:00:02Z", "ERROR", "second", null),
                        new RecentLog.Line("order-service-1", "2026-11-27T20:00:01Z", "INFO", "first", null));
    }

    @Test
    void ofALongLogTheEndIsReadAndOfALongLineTheBeginning() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            log.append("{\"@timestamp\":\"2026-11-27T20:00:%02dZ\",\"message\":\"%s\"}%n"
                    .formatted(second, "x".repeat(2_000)));
        }
        Files.writeString(folder.resolve("order-service-1.log"), log);

        assertThat(lines()).hasSizeBetween(20, 25);
        assertThat(lines().getFirst().at()).isEqualTo("2026-11-27T20:00:59Z");
        assertThat(lines().getFirst().message()).hasSize(501).endsWith("…");
    }

    @Test
    void whereNothingWasWrittenThereIsNothing() {
        assertThat(new RecentLog(folder.resolve("none"), new JsonMapper()).of("order-service"))
                .isEmpty();
    }
}
