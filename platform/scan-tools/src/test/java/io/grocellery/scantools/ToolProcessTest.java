package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolProcessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void tellsHowItEndedAndWhatItSaid() throws ToolFailure {
        ToolProcess.Ended ended =
                process(Duration.ofSeconds(30)).run(List.of("sh", "-c", "echo $SAID; echo oops >&2; echo; exit 3"));
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.lastWords()).isEqualTo("hello | oops");
    }

    @Test
    void isKilledAtItsDeadline() {
        assertThatThrownBy(() -> process(Duration.ofMillis(200)).run(List.of("sleep", "60")))
                .isInstanceOf(ToolFailure.class)
                .hasMessageContaining("sleep was killed");
    }

    @Test
    void whatIsNotThereCannotBeRun() {
        assertThatThrownBy(() -> process(Duration.ofSeconds(30)).run(List.of("no-such-program")))
                .isInstanceOf(ToolFailure.class)
                .hasMessageContaining("no-such-program cannot be run");
    }

    private ToolProcess process(Duration deadline) {
        return new ToolProcess(folder, Map.of("SAID", "hello"), deadline);
    }
}
