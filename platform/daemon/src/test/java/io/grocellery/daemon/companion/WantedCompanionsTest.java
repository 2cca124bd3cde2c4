package io.grocellery.daemon.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class WantedCompanionsTest {

    private final JsonMapper json = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsNotNamedStaysAsItIs() {
        WantedCompanions both = WantedCompanions.NONE.after(with("zipkin")).after(with("prometheus"));

        assertThat(both.companions()).containsExactlyInAnyOrder(Companion.ZIPKIN, Companion.PROMETHEUS);
        assertThat(both.after(new CompanionRequest(null, List.of("zipkin"), null))
                        .companions())
                .containsExactly(Companion.PROMETHEUS);
    }

    @Test
    void theNextDaemonFindsWhatWasWantedAndHowFast() {
        Path file = folder.resolve("wanted.json");
        WantedCompanions wanted = WantedCompanions.NONE.after(new CompanionRequest(List.of("prometheus"), null, 60));

        wanted.write(file, json);

        assertThat(WantedCompanions.read(file, json)).isEqualTo(wanted);
    }

    @Test
    void withoutAFileOrWithABrokenOneNothingIsWanted() throws Exception {
        Path file = folder.resolve("wanted.json");
        assertThat(WantedCompanions.read(file, json)).isEqualTo(WantedCompanions.NONE);

        Files.writeString(file, "{\"companions\": [");

        assertThat(WantedCompanions.read(file, json)).isEqualTo(WantedCompanions.NONE);
    }

    @Test
    void whatThereIsNotAndWhatIsTooFastIsRefusedWithTheWayOut() {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> WantedCompanions.NONE.after(with("grafana")))
                .withMessageContaining("zipkin, prometheus");
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> WantedCompanions.NONE.after(new CompanionRequest(null, null, 0)))
                .withMessageContaining("1000");
    }

    private static CompanionRequest with(String name) {
        return new CompanionRequest(List.of(name), null, null);
    }
}
