package io.grocellery.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.performance.runner.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ExitCodeTest {

    private static final Result NOT_RUN = new Result.NotRun("service", "pgbench is not installed", "apt install it");
    private static final Result FAILED = new Result.Failed("scale", Duration.ZERO, "no room");

    @Test
    void aTargetThatIsMissedIsAFailureOfItsOwn() {
        assertThat(ExitCode.of(Measurements.of(false, Measurements.share(0.69))))
                .isEqualTo(ExitCode.TARGET_MISSED);
        assertThat(ExitCode.of(Measurements.of(false, Measurements.share(0.70))))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aQuickRunIsNotJudged() {
        assertThat(ExitCode.of(Measurements.of(true, Measurements.share(0.10)))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatCouldNotBeMeasuredIsNoSuccess() {
        assertThat(ExitCode.of(Measurements.of(false, Measurements.share(0.80), NOT_RUN)))
                .isEqualTo(ExitCode.MISSING_TOOL);
        assertThat(ExitCode.of(Measurements.of(true, NOT_RUN, FAILED))).isEqualTo(ExitCode.FAILED);
    }
}
