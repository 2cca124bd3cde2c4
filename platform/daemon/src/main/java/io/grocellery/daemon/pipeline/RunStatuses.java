package io.grocellery.daemon.pipeline;

import io.grocellery.core.gate.GateVerdict;
import io.grocellery.core.pipeline.Approval;
import io.grocellery.core.pipeline.RunState;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StagePhase;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.StageState;
import io.grocellery.core.status.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what is known of a run into the words of its status. */
final class RunStatuses {

    private RunStatuses() {}

    static RunStatus of(RunState state, Instant now) {
        return new RunStatus(
                state.id().value(),
                state.order().commit(),
                state.order().revision(),
                state.order().branch(),
                state.order().by(),
                phase(state),
                state.startedAt().toString(),
                state.endedAt().map(Instant::toString).orElse(null),
                now.toString(),
                state.stages().values().stream().map(RunStatuses::stage).toList(),
                possible(state));
    }

    private static String phase(RunState state) {
        if (state.over()) {
            return state.passed() ? "passed" : "failed";
        }
        return asking(state) && state.stages().values().stream().noneMatch(RunStatuses::running) ? "asking" : "running";
    }

    private static boolean asking(RunState state) {
        return state.stages().values().stream().anyMatch(stage -> stage.phase() instanceof StagePhase.Asking);
    }

    private static boolean running(StageState stage) {
        return stage.phase() instanceof StagePhase.Running;
    }

    private static List<String> possible(RunState state) {
        List<String> possible = new ArrayList<>();
        if (asking(state)) {
            possible.addAll(List.of("approve", "reject"));
        }
        if (!state.over()) {
            possible.add("cancel");
        } else if (!state.passed()) {
            possible.add("retry");
        }
        return possible;
    }

    private static RunStatus.Stage stage(StageState stage) {
        Optional<StageResult> result = stage.result();
        StagePhase phase = stage.phase();
        return new RunStatus.Stage(
                stage.name().value(),
                stage.definition().needs().stream().map(StageName::value).toList(),
                stage.definition().work().toString(),
                word(phase),
                result.map(StageResult::sentence).orElse(""),
                phase instanceof StagePhase.Running running ? running.attempt() : 0,
                since(phase),
                phase instanceof StagePhase.Ended ended ? ended.at().toString() : null,
                phase instanceof StagePhase.Asking asking ? asking.subject() : null,
                phase instanceof StagePhase.Asking asking ? asking.expires().toString() : null,
                stage.approval().map(RunStatuses::agreement).orElse(null),
                result.map(StageResult::verdicts).orElse(List.of()).stream()
                        .map(RunStatuses::gate)
                        .toList(),
                result.map(StageResult::detail).orElse(Map.of()));
    }

    private static String word(StagePhase phase) {
        return switch (phase) {
            case StagePhase.Waiting waiting -> "waiting";
            case StagePhase.Asking asking -> "asking";
            case StagePhase.Running running -> "running";
            case StagePhase.Ended ended -> ended.result().outcome().toString();
        };
    }

    private static @Nullable String since(StagePhase phase) {
        return switch (phase) {
            case StagePhase.Waiting waiting -> null;
            case StagePhase.Asking asking -> asking.since().toString();
            case StagePhase.Running running -> running.since().toString();
            case StagePhase.Ended ended -> ended.since().toString();
        };
    }

    private static RunStatus.Agreement agreement(Approval approval) {
        return new RunStatus.Agreement(approval.by(), approval.at().toString(), approval.subject());
    }

    private static RunStatus.Gate gate(GateVerdict verdict) {
        return new RunStatus.Gate(
                verdict.gate().value(),
                verdict.expression(),
                verdict.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                verdict.figures(),
                verdict.findings(),
                verdict.reservations());
    }
}
