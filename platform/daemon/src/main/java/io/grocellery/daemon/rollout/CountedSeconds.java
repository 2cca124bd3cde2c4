package io.grocellery.daemon.rollout;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Observation.Second;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Turns what a gateway counted into what a rollout is judged by.
 *
 * @param policy says from which duration a request counts as slow, and as stalled
 */
record CountedSeconds(JudgePolicy policy) {

    /** The seconds of one service's change that had requests, oldest first. */
    List<Second> of(Change change, Evidence evidence) {
        Map<Long, List<TrafficSecond>> bySecond = evidence.seconds().stream()
                .filter(each -> each.service().equals(change.service()))
                .collect(Collectors.groupingBy(TrafficSecond::epochSecond, TreeMap::new, Collectors.toList()));
        return bySecond.entrySet().stream()
                .map(entry -> second(entry.getKey(), entry.getValue(), change))
                .toList();
    }

    private Second second(long epochSecond, List<TrafficSecond> rows, Change change) {
        return new Second(
                epochSecond,
                sum(rows, row -> !row.pinned() && serves(row, change.candidate())),
                sum(rows, row -> !row.pinned() && serves(row, change.stable())),
                sum(rows, row -> row.pinned() && serves(row, change.candidate())));
    }

    private static boolean serves(TrafficSecond row, ReleaseId release) {
        return row.release().filter(release::equals).isPresent();
    }

    private Tally sum(List<TrafficSecond> rows, Predicate<TrafficSecond> wanted) {
        return rows.stream().filter(wanted).map(policy::tally).reduce(Tally.NONE, Tally::plus);
    }
}
