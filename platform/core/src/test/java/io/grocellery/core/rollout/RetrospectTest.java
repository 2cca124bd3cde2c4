package io.grocellery.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutCourse.Moment;
import io.grocellery.core.status.RolloutCourse.RuleValue;
import io.grocellery.core.status.RolloutCourse.ServiceMoment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RetrospectTest {

    @Test
    void tellsTheWeightsTheCountsAndTheEvidenceAsTheyWere() {
        Scenario scenario = Scenario.of(Scenario.canary())
                .candidate(Behaviour.erring(0.3))
                .begin()
                .untilOver();

        List<ServiceMoment> course = RolloutRecord.course(scenario.book()).moments().stream()
                .map(moment -> moment.services().getFirst())
                .toList();

        assertThat(course)
                .extracting(ServiceMoment::percent)
                .startsWith(0.0)
                .contains(5.0)
                .endsWith(0.0);
        assertThat(course)
                .extracting(moment -> moment.candidate().errors())
                .isSorted()
                .endsWith(scenario.state()
                        .parts()
                        .getFirst()
                        .evidence()
                        .candidate()
                        .errors());
        assertThat(evidence(course.getFirst())).isEqualTo(1, within(1e-9));
        assertThat(evidence(course.getLast())).isGreaterThan(100);
    }

    @Test
    void momentsRiseAndNoneIsToldTwice() {
        Scenario scenario = Scenario.of(Scenario.canary()).begin().untilOver();

        List<Instant> moments = RolloutRecord.course(scenario.book()).moments().stream()
                .map(Moment::at)
                .map(Instant::parse)
                .toList();

        assertThat(moments).hasSizeGreaterThan(20).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLongRolloutIsThinnedOut() {
        Scenario scenario = Scenario.of(Scenario.canary()).begin().until(Phase.Baking.class::isInstance);
        List<RolloutRecord> records = new ArrayList<>(scenario.book());
        long from = scenario.state().parts().getFirst().evidence().nextSecond();
        LongStream.range(from, from + 5_000)
                .mapToObj(second -> new RolloutRecord.Counted(
                        scenario.state().parts().getFirst().change().service(),
                        new SecondOfTraffic(second, 1, new Tally(10, 0, 0, 0), Tally.NONE),
                        Tally.NONE))
                .forEach(records::add);

        List<Moment> moments = RolloutRecord.course(records).moments();

        assertThat(moments).hasSizeBetween(RolloutCourse.MOST / 2, RolloutCourse.MOST);
        assertThat(moments.getLast().services().getFirst().candidate().requests())
                .isGreaterThan(40_000);
    }

    @Test
    void recordsWithoutABeginningAreRefused() {
        assertThatThrownBy(() -> RolloutRecord.course(List.of())).hasMessageContaining("begin with its beginning");
    }

    private static double evidence(ServiceMoment moment) {
        return moment.values().stream()
                .filter(value ->
                        value.rule().equals("allocation") && value.metric().equals("errors"))
                .mapToDouble(RuleValue::value)
                .findFirst()
                .orElseThrow();
    }
}
