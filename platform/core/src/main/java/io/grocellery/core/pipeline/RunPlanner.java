package io.grocellery.core.pipeline;

import io.grocellery.core.pipeline.RunEffect.Start;
import io.grocellery.core.pipeline.RunEffect.Stop;
import io.grocellery.core.pipeline.StagePhase.Asking;
import io.grocellery.core.pipeline.StagePhase.Running;
import io.grocellery.core.pipeline.StagePhase.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a run goes on. A pure function: the same state, observation and moment give the same step.
 *
 * @param lanes how many stages may run at once, at least 1
 */
record RunPlanner(int lanes) {

    RunPlanner {
        if (lanes < 1) {
            throw new IllegalArgumentException("a pipeline has at least one lane, not " + lanes);
        }
    }

    /**
     * A decision.
     *
     * @param records what leads from the state before to this one, to be written down before anything is done
     */
    record Step(RunState state, List<RunRecord> records, List<RunEffect> effects) {
        Step {
            records = List.copyOf(records);
            effects = List.copyOf(effects);
        }
    }

    /** One step. What ends something is heard before anything begins. */
    Step step(RunState state, RunObservation seen, Instant now) {
        Turn turn = new Turn(state, seen, now);
        turn.hear();
        if (!turn.state.over()) {
            turn.end();
            turn.skip();
            turn.begin();
            turn.finish();
        }
        return turn.step();
    }

    /** After a crash: whatever ran begins again, once more. */
    Step resume(RunState state, Instant now) {
        Turn turn = new Turn(state, RunObservation.NOTHING, now);
        state.running().forEach(turn::startAgain);
        return turn.step();
    }

    /** One turn's decisions, each seen by the next. */
    private final class Turn {

        private final RunObservation seen;
        private final Instant now;
        private final List<RunRecord> records = new ArrayList<>();
        private final List<RunEffect> effects = new ArrayList<>();
        private RunState state;

        Turn(RunState state, RunObservation seen, Instant now) {
            this.state = state;
            this.seen = seen;
            this.now = now;
        }

        Step step() {
            return new Step(state, records, effects);
        }

        private void write(RunRecord record) {
            records.add(record);
            state = state.after(record);
        }

        void hear() {
            seen.commands().forEach(this::hear);
        }

        private void hear(RunCommand command) {
            switch (command) {
                case RunCommand.Cancel cancel -> cancel(cancel);
                case RunCommand.Retry retry -> retry(retry);
                case RunCommand.Approve approve -> approve(approve);
                case RunCommand.Reject reject -> reject(reject);
            }
        }

        private void cancel(RunCommand.Cancel cancel) {
            for (StageState stage : List.copyOf(state.stages().values())) {
                if (!stage.ended()) {
                    stop(stage);
                    end(stage, StageResult.of(Outcome.CANCELLED, cancel.by() + " ended the run"));
                }
            }
        }

        private void retry(RunCommand.Retry retry) {
            if (state.over() && !state.passed()) {
                write(new RunRecord.Reopened(retry.by(), now));
            }
        }

        private void approve(RunCommand.Approve approve) {
            asking(approve.stage())
                    .filter(asking -> asking.subject().equals(approve.subject()))
                    .ifPresent(asking -> write(new RunRecord.Approved(
                            approve.stage(), new Approval(approve.subject(), approve.by(), now))));
        }

        private void reject(RunCommand.Reject reject) {
            asking(reject.stage())
                    .ifPresent(asking -> end(
                            state.stage(reject.stage()),
                            StageResult.of(Outcome.REJECTED, reject.by() + " did not agree: " + reject.reason())));
        }

        private Optional<Asking> asking(StageName name) {
            return Optional.ofNullable(state.stages().get(name))
                    .map(StageState::phase)
                    .filter(Asking.class::isInstance)
                    .map(Asking.class::cast);
        }

        void end() {
            for (StageState stage : List.copyOf(state.stages().values())) {
                switch (stage.phase()) {
                    case Running running -> endRunning(stage, running);
                    case Asking asking -> endAsking(stage, asking);
                    case Waiting waiting -> {}
                    case StagePhase.Ended ended -> {}
                }
            }
        }

        private void endRunning(StageState stage, Running running) {
            StageResult result = seen.results().get(stage.name());
            if (result != null) {
                end(stage, result);
            } else if (!now.isBefore(running.since().plus(stage.definition().deadline()))) {
                stop(stage);
                end(
                        stage,
                        StageResult.of(
                                Outcome.TIMED_OUT,
                                "it was not done after "
                                        + stage.definition().deadline().toSeconds() + " s"));
            }
        }

        private void endAsking(StageState stage, Asking asking) {
            if (!now.isBefore(asking.expires())) {
                end(stage, StageResult.of(Outcome.EXPIRED, "nobody agreed until " + asking.expires()));
            }
        }

        void skip() {
            for (StageState stage : List.copyOf(state.stages().values())) {
                if (stage.phase() instanceof Waiting) {
                    stage.definition().needs().stream()
                            .map(state::stage)
                            .filter(need -> need.ended() && !need.good())
                            .findFirst()
                            .ifPresent(
                                    need -> end(stage, StageResult.of(Outcome.SKIPPED, need.name() + " did not pass")));
                }
            }
        }

        void begin() {
            for (StageState stage : List.copyOf(state.stages().values())) {
                if (stage.phase() instanceof Waiting && needsAreGood(stage)) {
                    begin(stage);
                }
            }
        }

        private boolean needsAreGood(StageState stage) {
            return stage.definition().needs().stream().map(state::stage).allMatch(StageState::good);
        }

        private void begin(StageState stage) {
            if (stage.approvalNeeded() && !agreed(stage)) {
                Optional.ofNullable(seen.subjects().get(stage.name()))
                        .ifPresent(subject -> write(new RunRecord.Asked(stage.name(), subject, now)));
            } else if (hasRoom(stage)) {
                start(stage, 1);
            }
        }

        /** An agreement to something else is none. */
        private boolean agreed(StageState stage) {
            String subject = seen.subjects().get(stage.name());
            return stage.approval()
                    .filter(approval -> approval.subject().equals(subject))
                    .isPresent();
        }

        private boolean hasRoom(StageState stage) {
            List<StageState> running = state.running();
            return running.size() < lanes
                    && running.stream()
                            .noneMatch(other -> other.definition()
                                    .workspace()
                                    .equals(stage.definition().workspace()));
        }

        void startAgain(StageState stage) {
            if (stage.phase() instanceof Running running) {
                start(stage, running.attempt() + 1);
            }
        }

        private void start(StageState stage, int attempt) {
            write(new RunRecord.Started(stage.name(), attempt, now));
            effects.add(new Start(stage.name(), attempt));
        }

        private void stop(StageState stage) {
            if (stage.running()) {
                effects.add(new Stop(stage.name()));
            }
        }

        private void end(StageState stage, StageResult result) {
            write(new RunRecord.Ended(stage.name(), result, now));
        }

        void finish() {
            if (state.stages().values().stream().allMatch(StageState::ended)) {
                write(new RunRecord.Finished(now));
            }
        }
    }
}
