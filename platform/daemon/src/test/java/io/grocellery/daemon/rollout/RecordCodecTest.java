package io.grocellery.daemon.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.delivery.RolloutDefinition;
import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Reason;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutRecord;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.traffic.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private static final Instant NOW = Instant.parse("2026-01-01T08:00:00.123Z");
    private static final Reason REASON = new Reason(Reason.Cause.JUDGED, "\"it\" erred");

    private final RecordCodec codec = new RecordCodec();

    static List<Phase> phases() {
        return List.of(
                new Phase.Preparing(0, NOW),
                new Phase.Shifting(1, NOW),
                new Phase.Watching(2, NOW),
                new Phase.Holding(2, NOW, "why", Optional.of(REASON)),
                new Phase.Holding(2, NOW, "why", Optional.empty()),
                new Phase.Baking(3, NOW),
                new Phase.Retiring(NOW),
                new Phase.Returning(NOW, REASON, true),
                new Phase.Withdrawing(NOW, REASON),
                new Phase.Promoted(NOW),
                new Phase.RolledBack(NOW, REASON));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void everyPhaseIsReadAsItWasWritten(Phase phase) {
        assertRoundTrip(new RolloutRecord.Moved(phase, Weight.ofPercent(5)));
    }

    @ParameterizedTest
    @EnumSource
    void everyPlanIsReadAsItWasWritten(Strategy strategy) {
        assertRoundTrip(new RolloutRecord.Began(
                new RolloutId("ro-1"),
                new EnvironmentName("dev"),
                RolloutDefinition.STANDARD.plan(strategy, 3),
                List.of(new Change(PretendSite.ORDERS, PretendSite.OLD, PretendSite.NEW, 3)),
                NOW));
    }

    @ParameterizedTest
    @MethodSource("seconds")
    void everySecondIsReadAsItWasWritten(SecondOfTraffic second) {
        assertRoundTrip(new RolloutRecord.Counted(PretendSite.ORDERS, second, new Tally(1, 0, 1, 0)));
    }

    static List<SecondOfTraffic> seconds() {
        return List.of(
                new SecondOfTraffic(1, 0, Tally.NONE, Tally.NONE),
                new SecondOfTraffic(2_000_000_000, 0.05, new Tally(10, 3, 2, 1), new Tally(190, 0, 0, 0)));
    }

    private void assertRoundTrip(RolloutRecord record) {
        assertThat(codec.read(codec.write(record))).isEqualTo(record);
    }
}
