package io.grocellery.core.rollout;

import io.grocellery.core.judge.CandidateEvidence;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.traffic.Weight;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is known of a rollout.
 *
 * @param parts the services that change together: all are promoted or all go back
 * @param inForce the candidate's weight that was last set, which is the highest so far unless it went back
 */
public record RolloutState(
        RolloutId id,
        EnvironmentName environment,
        RolloutPlan plan,
        List<Part> parts,
        Phase phase,
        Weight inForce,
        Instant startedAt) {

    public RolloutState {
        parts = List.copyOf(parts);
    }

    /**
     * One that is about to begin.
     *
     * @throws IllegalArgumentException when no service changes, or one twice
     */
    public static RolloutState begin(
            RolloutId id, EnvironmentName environment, RolloutPlan plan, List<Change> changes, Instant now) {
        if (changes.isEmpty()
                || changes.stream().map(Change::service).distinct().count() != changes.size()) {
            throw new IllegalArgumentException("a rollout changes one service or more, each once: " + changes);
        }
        List<Part> parts = changes.stream()
                .map(change -> new Part(
                        change,
                        CandidateEvidence.begin(plan.policy(), changes.size(), now.getEpochSecond()),
                        Tally.NONE))
                .toList();
        return new RolloutState(id, environment, plan, parts, new Phase.Preparing(0, now), Weight.NONE, now);
    }

    public boolean over() {
        return phase.over();
    }

    /** What the judge says of all services together: the worst word of any. */
    public Verdict verdict() {
        if (parts.stream().anyMatch(part -> part.evidence().verdict() == Verdict.FAIL)) {
            return Verdict.FAIL;
        }
        return parts.stream()
                .map(part -> part.evidence().verdict())
                .max(Verdict::compareTo)
                .orElse(Verdict.NO_DATA);
    }

    /** Once the weights of a stage are in force, it must see enough good requests of its own. */
    RolloutState in(Phase next) {
        boolean stageBegins =
                phase instanceof Phase.Shifting && (next instanceof Phase.Watching || next instanceof Phase.Baking);
        List<Part> counting = stageBegins ? parts.stream().map(Part::nextStage).toList() : parts;
        return new RolloutState(id, environment, plan, counting, next, inForce, startedAt);
    }

    RolloutState after(RolloutRecord record) {
        return switch (record) {
            case RolloutRecord.Began began -> throw new IllegalArgumentException(id + " has begun already");
            case RolloutRecord.Moved moved -> weighing(moved.inForce()).in(moved.phase());
            case RolloutRecord.Counted counted ->
                with(parts.stream()
                        .map(part -> part.change().service().equals(counted.service()) ? part.plus(counted) : part)
                        .toList());
        };
    }

    RolloutState with(List<Part> counted) {
        return new RolloutState(id, environment, plan, counted, phase, inForce, startedAt);
    }

    RolloutState weighing(Weight weight) {
        return new RolloutState(id, environment, plan, parts, phase, weight, startedAt);
    }
}
