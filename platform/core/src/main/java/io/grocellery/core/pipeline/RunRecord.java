package io.grocellery.core.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is written down of a run, in order: enough to go on with it after a crash. */
public sealed interface RunRecord {

    /**
     * It began.
     *
     * @param approvals stages before which a person must agree
     * @param passed stages whose earlier results this run stands on
     */
    record Began(
            RunId id,
            RunOrder order,
            List<StageDefinition> stages,
            Set<StageName> approvals,
            Duration approvalHolds,
            Map<StageName, StageResult> passed,
            Instant at)
            implements RunRecord {
        public Began {
            stages = List.copyOf(stages);
            approvals = Set.copyOf(approvals);
            passed = Map.copyOf(passed);
        }
    }

    /** A person was asked to agree. */
    record Asked(StageName stage, String subject, Instant at) implements RunRecord {}

    /** A person agreed. */
    record Approved(StageName stage, Approval approval) implements RunRecord {}

    /** A stage began to run. */
    record Started(StageName stage, int attempt, Instant at) implements RunRecord {}

    /** A stage ended. */
    record Ended(StageName stage, StageResult result, Instant at) implements RunRecord {}

    /** Whatever did not pass is tried again. */
    record Reopened(String by, Instant at) implements RunRecord {}

    /** Nothing is left to do. */
    record Finished(Instant at) implements RunRecord {}

    /**
     * The state that the records lead to.
     *
     * @throws IllegalArgumentException when they do not begin with {@link Began}
     */
    static RunState replay(List<RunRecord> records) {
        if (records.isEmpty() || !(records.getFirst() instanceof Began began)) {
            throw new IllegalArgumentException("the records of a run begin with its beginning");
        }
        RunState state = RunState.begin(began);
        for (RunRecord record : records.subList(1, records.size())) {
            state = state.after(record);
        }
        return state;
    }
}
