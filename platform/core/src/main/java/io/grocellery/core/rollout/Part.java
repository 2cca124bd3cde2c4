package io.grocellery.core.rollout;

import io.grocellery.core.judge.CandidateEvidence;
import io.grocellery.core.judge.Tally;

/**
 * One service of a rollout with what was counted of it.
 *
 * @param pinned requests that named the candidate
 */
public record Part(Change change, CandidateEvidence evidence, Tally pinned) {

    Part plus(RolloutRecord.Counted counted) {
        return new Part(change, evidence.plus(counted.traffic()), pinned.plus(counted.pinned()));
    }

    /** Every second before this one is complete. */
    Part until(long second) {
        return second <= evidence.nextSecond() ? this : new Part(change, evidence.until(second), pinned);
    }

    Part nextStage() {
        return new Part(change, evidence.nextStep(), pinned);
    }
}
