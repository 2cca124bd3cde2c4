package io.grocellery.daemon.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MonitoringFilesTest {

    private final MonitoringFiles files = new MonitoringFiles(Path.of("monitoring"), 4_000);

    @Test
    void everyPortOfThisMachineIsMovedAndNothingElse() {
        String text = """
                targets: ["127.0.0.1:9093"]
                url: http://127.0.0.1:8070/api/monitoring/targets/services
                url: http://10.0.0.7:9093/
                """;

        assertThat(files.rendered(text, 1)).isEqualTo("""
                targets: ["127.0.0.1:13093"]
                url: http://127.0.0.1:12070/api/monitoring/targets/services
                url: http://10.0.0.7:9093/
                """);
    }

    @Test
    void asItIsWrittenNoDurationChanges() {
        assertThat(files.rendered("rate(x[5m])\nfor: 5m\n", 1)).isEqualTo("rate(x[5m])\nfor: 5m\n");
    }

    @Test
    void sixtyTimesFasterAMinuteIsASecond() {
        assertThat(files.rendered("rate(x[1h])\nfor: 10m\n", 60)).isEqualTo("rate(x[60000ms])\nfor: 10000ms\n");
    }

    @Test
    void aRangeKeepsRoomForTwoScrapesAndASettingIsNeverShorterThanASecond() {
        assertThat(files.rendered("rate(x[1m])\nscrape_interval: 5s\n", 60))
                .isEqualTo("rate(x[5000ms])\nscrape_interval: 1000ms\n");
    }

    @Test
    void namesAndTextsThatSpeakOfTimeStayAsTheyAre() {
        String text = "record: service:error_ratio:5m\ndescription: \"over 1h and 5m; the limit\"\nexpr: up == 0\n";

        assertThat(files.rendered(text, 60)).isEqualTo(text);
    }
}
