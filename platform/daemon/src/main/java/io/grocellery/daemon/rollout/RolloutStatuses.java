package io.grocellery.daemon.rollout;

import io.grocellery.core.journal.Event;
import io.grocellery.core.judge.Finding;
import io.grocellery.core.judge.Rule;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutState;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RolloutStatus.ReleaseStatus;
import io.grocellery.core.status.RolloutStatus.RequestCount;
import io.grocellery.core.status.RolloutStatus.RuleFinding;
import io.grocellery.core.status.RolloutStatus.ServiceChange;
import io.grocellery.core.status.RolloutStatus.StageStatus;
import io.grocellery.core.status.RolloutStatus.Told;
import io.grocellery.core.traffic.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what is known of a rollout into the words of its status. */
final class RolloutStatuses {

    private static final String NOBODY = "nobody";

    private RolloutStatuses() {}

    /**
     * @param seen what was seen of it last
     * @param told what people were told of it
     */
    static RolloutStatus of(RolloutState state, Observation seen, List<Event> told, Instant now) {
        Phase phase = state.phase();
        return new RolloutStatus(
                state.id().value(),
                state.environment().value(),
                state.plan().strategy().toString(),
                word(phase),
                phase.inWords(),
                phase.since().toString(),
                state.startedAt().toString(),
                now.toString(),
                state.over(),
                word(state.verdict()),
                phase instanceof Phase.Forward forward ? Integer.valueOf(forward.stage()) : null,
                state.plan().stages().stream().map(RolloutStatuses::stage).toList(),
                state.parts().stream().map(part -> change(state, part, seen)).toList(),
                possible(phase),
                told.stream().map(RolloutStatuses::told).toList());
    }

    private static StageStatus stage(Stage stage) {
        return new StageStatus(
                percent(stage.weight()), word(stage.gate()), stage.atLeast().toSeconds(), stage.requests());
    }

    private static ServiceChange change(RolloutState state, Part part, Observation seen) {
        Optional<Sight> sight =
                Optional.ofNullable(seen.services().get(part.change().service()));
        return new ServiceChange(
                part.change().service().value(),
                percent(state.inForce()),
                new ReleaseStatus(
                        part.change().stable().value(),
                        weight(sight, part.change().stable()),
                        instances(sight, Sight::stable, Instances::running),
                        instances(sight, Sight::stable, Instances::ready),
                        count(part.evidence().stable())),
                new ReleaseStatus(
                        part.change().candidate().value(),
                        weight(sight, part.change().candidate()),
                        instances(sight, Sight::candidate, Instances::running),
                        instances(sight, Sight::candidate, Instances::ready),
                        count(part.evidence().candidate())),
                count(part.pinned()),
                Stream.concat(
                                part.evidence().findings().stream().map(RolloutStatuses::finding),
                                sight
                                        .map(seenNow -> healthChecks(
                                                seenNow.candidate().failedChecks(),
                                                state.plan().policy().consecutiveFailures()))
                                        .stream())
                        .toList());
    }

    /** Seen at the moment and not counted over time, unlike the other rules' findings. */
    private static RuleFinding healthChecks(int failed, int limit) {
        Verdict verdict = failed >= limit ? Verdict.FAIL : Verdict.CONTINUE;
        return new RuleFinding(
                word(Rule.CONSECUTIVE_FAILURES),
                Rule.CONSECUTIVE_FAILURES.toString(),
                "health-checks",
                word(verdict),
                failed,
                limit,
                "health checks: " + failed + " failed in a row on the candidate's worst instance, " + limit
                        + " in a row withdraw it, "
                        + (failed >= limit ? "which is so" : (limit - failed) + " more would"));
    }

    private static @Nullable Integer weight(Optional<Sight> sight, ReleaseId release) {
        return sight.flatMap(Sight::weights)
                .map(weights -> weights.get(release))
                .map(Weight::parts)
                .orElse(null);
    }

    private static @Nullable Integer instances(
            Optional<Sight> sight, Function<Sight, Instances> side, Function<Instances, Integer> figure) {
        return sight.map(side).map(figure).orElse(null);
    }

    private static RequestCount count(Tally tally) {
        return new RequestCount(tally.requests(), tally.errors(), tally.slow());
    }

    private static RuleFinding finding(Finding finding) {
        return new RuleFinding(
                word(finding.rule()),
                finding.rule().toString(),
                word(finding.metric()),
                word(finding.verdict()),
                Math.min(finding.value(), Double.MAX_VALUE),
                finding.threshold(),
                finding.explanation());
    }

    /** Only a rollout that went back is tried again. */
    private static List<String> possible(Phase phase) {
        List<String> possible = new ArrayList<>();
        for (Command command : List.of(
                new Command.Promote(NOBODY, false),
                new Command.Abort(NOBODY),
                new Command.Pause(NOBODY),
                new Command.Resume(NOBODY))) {
            if (command.refusedIn(phase).isEmpty()) {
                possible.add(command.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            }
        }
        if (phase instanceof Phase.RolledBack) {
            possible.add("retry");
        }
        return possible;
    }

    private static Told told(Event event) {
        return new Told(event.at().toString(), event.kind(), word(event.severity()), event.message());
    }

    private static double percent(Weight weight) {
        return 100 * weight.share();
    }

    /** Every word there is for a phase, in the order of a rollout that goes well, then of one that goes back. */
    static final List<String> PHASES = List.of(
            "preparing",
            "shifting",
            "watching",
            "holding",
            "baking",
            "retiring",
            "returning",
            "withdrawing",
            "promoted",
            "rolled-back");

    static String word(Phase phase) {
        return phase instanceof Phase.RolledBack
                ? "rolled-back"
                : phase.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
