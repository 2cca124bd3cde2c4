package io.grocellery.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.pipeline.Outcome;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StageResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final StageName TESTS = new StageName("tests");
    private static final Instant BEGIN = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void everyTimeThatAStageRanIsOneAlsoThroughCrashAndRetry() {
        List<Attempt> attempts = Attempt.of(List.of(
                started(1, 0), // the daemon dies
                started(2, 10),
                ended(Outcome.FAILED, 20),
                new RunRecord.Reopened("ada", BEGIN.plusSeconds(30)),
                started(1, 40),
                ended(Outcome.PASSED, 50)));

        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(Attempt::outcome).containsExactly("", "failed", "passed");
        assertThat(attempts.getLast().endedAt()).contains(BEGIN.plusSeconds(50));
    }

    @Test
    void whatNeverBeganIsNoAttempt() {
        assertThat(Attempt.of(List.of(ended(Outcome.SKIPPED, 5)))).isEmpty();
    }

    private static RunRecord started(int attempt, long second) {
        return new RunRecord.Started(TESTS, attempt, BEGIN.plusSeconds(second));
    }

    private static RunRecord ended(Outcome outcome, long second) {
        return new RunRecord.Ended(
                TESTS, new StageResult(outcome, "so it was", List.of(), Map.of()), BEGIN.plusSeconds(second));
    }
}
