package io.grocellery.core.pipeline;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Everything that is known of a run.
 *
 * @param stages in an order in which they may run one after the other
 * @param approvalHolds how long a question to a person stands
 * @param endedAt when its last stage ended; empty while it goes on
 */
public record RunState(
        RunId id,
        RunOrder order,
        Duration approvalHolds,
        SequencedMap<StageName, StageState> stages,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public RunState {
        stages = new LinkedHashMap<>(stages);
    }

    /** One that is about to begin. */
    static RunState begin(RunRecord.Began began) {
        SequencedMap<StageName, StageState> stages = new LinkedHashMap<>();
        for (StageDefinition stage : began.stages()) {
            stages.put(
                    stage.name(),
                    new StageState(
                            stage, began.approvals().contains(stage.name()), phase(began, stage), Optional.empty()));
        }
        return new RunState(began.id(), began.order(), began.approvalHolds(), stages, began.at(), Optional.empty());
    }

    private static StagePhase phase(RunRecord.Began began, StageDefinition stage) {
        return Optional.ofNullable(began.passed().get(stage.name()))
                .<StagePhase>map(result -> new StagePhase.Ended(result, began.at(), began.at()))
                .orElseGet(StagePhase.Waiting::new);
    }

    @Override
    public SequencedMap<StageName, StageState> stages() {
        return Collections.unmodifiableSequencedMap(stages);
    }

    public boolean over() {
        return endedAt.isPresent();
    }

    /** Whether every stage passed. */
    public boolean passed() {
        return stages.values().stream().allMatch(StageState::good);
    }

    /** What keeps it from having passed, in order; what only waited for others is left out. */
    public List<StageState> failures() {
        return stages.values().stream()
                .filter(StageState::ended)
                .filter(stage -> !stage.good())
                .filter(stage -> stage.result().map(StageResult::outcome).stream()
                        .noneMatch(outcome -> outcome == Outcome.SKIPPED))
                .toList();
    }

    /** Whether it made or deployed a release. */
    boolean concerns(ServiceName service, ReleaseId release) {
        return stages.values().stream()
                .flatMap(stage -> stage.result().stream())
                .map(result -> result.detail().get(ReleaseDetail.key(service)))
                .anyMatch(release.value()::equals);
    }

    List<StageState> running() {
        return stages.values().stream().filter(StageState::running).toList();
    }

    /**
     * One of its stages.
     *
     * @throws IllegalArgumentException when it has none of that name
     */
    public StageState stage(StageName name) {
        StageState stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("run " + id + " has no stage '" + name + "'");
        }
        return stage;
    }

    /** The state after something that was written down. */
    RunState after(RunRecord record) {
        return switch (record) {
            case RunRecord.Began began -> throw new IllegalArgumentException(id + " has begun already");
            case RunRecord.Asked asked ->
                with(
                        asked.stage(),
                        stage -> stage.in(new StagePhase.Asking(
                                asked.subject(), asked.at(), asked.at().plus(approvalHolds))));
            case RunRecord.Approved approved -> with(approved.stage(), stage -> stage.approved(approved.approval()));
            case RunRecord.Started started ->
                with(started.stage(), stage -> stage.in(new StagePhase.Running(started.attempt(), started.at())));
            case RunRecord.Ended ended ->
                with(
                        ended.stage(),
                        stage -> stage.in(new StagePhase.Ended(ended.result(), since(stage, ended.at()), ended.at())));
            case RunRecord.Reopened reopened -> reopened();
            case RunRecord.Finished finished ->
                new RunState(id, order, approvalHolds, stages, startedAt, Optional.of(finished.at()));
        };
    }

    private static Instant since(StageState stage, Instant otherwise) {
        return stage.phase() instanceof StagePhase.Running running ? running.since() : otherwise;
    }

    private RunState with(StageName name, UnaryOperator<StageState> change) {
        Map<StageName, StageState> changed = new LinkedHashMap<>(stages);
        changed.put(name, change.apply(stage(name)));
        return new RunState(id, order, approvalHolds, new LinkedHashMap<>(changed), startedAt, endedAt);
    }

    private RunState reopened() {
        SequencedMap<StageName, StageState> again = new LinkedHashMap<>();
        stages.forEach((name, stage) -> again.put(name, stage.good() ? stage : stage.again()));
        return new RunState(id, order, approvalHolds, again, startedAt, Optional.empty());
    }
}
