package io.grocellery.core.rollout;

import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.traffic.Weight;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What is written down of a rollout, in order: enough to go on with it after a crash, and to replay it. */
public sealed interface RolloutRecord {

    /** It began. */
    record Began(RolloutId id, EnvironmentName environment, RolloutPlan plan, List<Change> changes, Instant at)
            implements RolloutRecord {
        public Began {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It stands elsewhere.
     *
     * @param inForce the candidate's weight that was last set
     */
    record Moved(Phase phase, Weight inForce) implements RolloutRecord {}

    /**
     * A second was counted.
     *
     * @param pinned requests that named the candidate
     */
    record Counted(ServiceName service, SecondOfTraffic traffic, Tally pinned) implements RolloutRecord {}

    /**
     * The state that the records lead to.
     *
     * @throws IllegalArgumentException when they do not begin with {@link Began}
     */
    static RolloutState replay(List<RolloutRecord> records) {
        return replay(records, state -> {});
    }

    /**
     * How the rollout went by its records.
     *
     * @throws IllegalArgumentException when they do not begin with {@link Began}
     */
    static RolloutCourse course(List<RolloutRecord> records) {
        Retrospect retrospect = new Retrospect(records.size());
        replay(records, retrospect::see);
        return retrospect.course();
    }

    private static RolloutState replay(List<RolloutRecord> records, Consumer<RolloutState> seen) {
        if (records.isEmpty() || !(records.getFirst() instanceof Began began)) {
            throw new IllegalArgumentException("the records of a rollout begin with its beginning, not with "
                    + records.stream().findFirst().map(Object::toString).orElse("nothing"));
        }
        RolloutState state =
                RolloutState.begin(began.id(), began.environment(), began.plan(), began.changes(), began.at());
        seen.accept(state);
        for (RolloutRecord record : records.subList(1, records.size())) {
            state = state.after(record);
            seen.accept(state);
        }
        return state;
    }
}
