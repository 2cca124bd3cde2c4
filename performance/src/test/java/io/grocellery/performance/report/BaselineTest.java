package io.grocellery.performance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.performance.Measurements;
import io.grocellery.performance.runner.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

final class BaselineTest {

    private static final String MACHINE = "2-cores-amd64-jdk25";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void figuresAreComparedWithWhatWasSaved() {
        Baseline.save(folder, Measurements.of(false, Measurements.share(0.50)));
        String table = ResultsTable.of(Measurements.of(false, Measurements.share(0.75)), Baseline.of(folder, MACHINE));
        assertThat(table).contains("SINCE 2026-11-27", "+50%, better", ">= 0.70");
    }

    @Test
    void whatWasNotMeasuredAgainIsKept() {
        Baseline.save(folder, Measurements.of(false, Measurements.share(0.50)));
        Baseline.save(folder, Measurements.of(false, new Result.Failed("scale", Duration.ZERO, "no room")));
        assertThat(ResultsTable.of(Measurements.of(false, Measurements.share(0.50)), Baseline.of(folder, MACHINE)))
                .contains("+0%, alike");
    }

    @Test
    void aMachineOfAnotherClassHasNothingToCompareWith() {
        assertThatThrownBy(() -> Baseline.of(folder, "8-cores-aarch64-jdk25"))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("8-cores-aarch64-jdk25.json");
    }

    @Test
    void resultsTellTheMachineAndWhatWasMissed() throws Exception {
        Map<String, Object> facts = JSON.std.mapFrom(ResultsJson.of(Measurements.of(false, Measurements.share(0.69))));
        assertThat(facts).containsKeys("machine", "tools", "commit", "date");
        assertThat(facts.get("machine")).asString().contains("class=" + MACHINE, "cores=2", "busy=false");
        assertThat((List<?>) facts.get("results")).singleElement().asString().contains("met=false", "median=0.69");
    }
}
