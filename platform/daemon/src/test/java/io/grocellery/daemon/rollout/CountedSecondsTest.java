package io.grocellery.daemon.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Observation.Second;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedSecondsTest {

    private static final Change CHANGE = new Change(PretendSite.ORDERS, PretendSite.OLD, PretendSite.NEW, 1);
    private static final Outcomes TEN_WITH_TWO_ERRORS = new Outcomes(12, 7, 1, 2, 1, 3, 1);
    private static final Latencies TWO_SLOW_ONE_STALLED =
            new Latencies(Map.of(1_000L, 7L, 500_000L, 1L, 600_000L, 1L, 2_500_000L, 1L));

    private static TrafficSecond second(long epochSecond, ReleaseId release, boolean pinned) {
        return new TrafficSecond(
                epochSecond,
                PretendSite.ORDERS,
                Optional.of(release),
                pinned,
                TEN_WITH_TWO_ERRORS,
                0,
                TWO_SLOW_ONE_STALLED);
    }

    private static List<Second> counted(TrafficSecond... seconds) {
        return new CountedSeconds(JudgePolicy.STANDARD).of(CHANGE, new Evidence(100, List.of(seconds)));
    }

    @Test
    void answeredRequestsCountAndThoseTheClientLeftDoNot() {
        Tally ten = new Tally(10, 2, 2, 1);

        assertThat(counted(second(7, PretendSite.NEW, false), second(7, PretendSite.OLD, false)))
                .containsExactly(new Second(7, ten, ten, Tally.NONE));
    }

    @Test
    void whoNamesTheCandidateIsCountedApart() {
        assertThat(counted(second(7, PretendSite.NEW, true), second(7, PretendSite.OLD, true)))
                .containsExactly(new Second(7, Tally.NONE, Tally.NONE, new Tally(10, 2, 2, 1)));
    }

    @Test
    void secondsComeInOrderAndOfThisServiceAlone() {
        TrafficSecond other = new TrafficSecond(
                6,
                PretendSite.CARTS,
                Optional.of(PretendSite.NEW),
                false,
                TEN_WITH_TWO_ERRORS,
                0,
                TWO_SLOW_ONE_STALLED);

        assertThat(counted(second(9, PretendSite.NEW, false), other, second(8, PretendSite.NEW, false)))
                .extracting(Second::epochSecond)
                .containsExactly(8L, 9L);
    }
}
