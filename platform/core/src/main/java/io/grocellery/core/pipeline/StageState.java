package io.grocellery.core.pipeline;

import io.grocellery.core.pipeline.StagePhase.Ended;
import java.util.Optional;

/**
 * A stage of a run.
 *
 * @param approvalNeeded whether a person must agree before it begins
 */
public record StageState(
        StageDefinition definition, boolean approvalNeeded, StagePhase phase, Optional<Approval> approval) {

    StageState in(StagePhase next) {
        return new StageState(definition, approvalNeeded, next, approval);
    }

    StageState approved(Approval given) {
        return new StageState(definition, approvalNeeded, new StagePhase.Waiting(), Optional.of(given));
    }

    /** As it was at first. */
    StageState again() {
        return new StageState(definition, approvalNeeded, new StagePhase.Waiting(), Optional.empty());
    }

    public StageName name() {
        return definition.name();
    }

    boolean running() {
        return phase instanceof StagePhase.Running;
    }

    public boolean ended() {
        return phase instanceof Ended;
    }

    boolean good() {
        return phase instanceof Ended ended && ended.result().outcome().good();
    }

    /** How it ended; empty while it has not. */
    public Optional<StageResult> result() {
        return phase instanceof Ended ended ? Optional.of(ended.result()) : Optional.empty();
    }
}
