package io.grocellery.core.rollout;

import io.grocellery.core.judge.Verdict;
import io.grocellery.core.rollout.Deadlines.Action;
import io.grocellery.core.rollout.Phase.Baking;
import io.grocellery.core.rollout.Phase.Forward;
import io.grocellery.core.rollout.Phase.Holding;
import io.grocellery.core.rollout.Phase.Preparing;
import io.grocellery.core.rollout.Phase.Shifting;
import io.grocellery.core.rollout.Phase.Watching;
import io.grocellery.core.rollout.Reason.Cause;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what speaks against a candidate that is on its way. */
final class Objections {

    private final Scene scene;
    private final Words words;
    private final Forward phase;

    Objections(Scene scene, Forward phase) {
        this.scene = scene;
        this.words = new Words(scene);
        this.phase = phase;
    }

    /** The first one, the surest and quickest first. */
    Optional<Reason> first() {
        return alreadyGoingBack()
                .or(this::aborted)
                .or(this::ended)
                .or(this::unhealthy)
                .or(this::judged)
                .or(this::failedTests)
                .or(this::tooLate);
    }

    private Optional<Reason> alreadyGoingBack() {
        return phase instanceof Holding holding ? holding.goingBack() : Optional.empty();
    }

    private Optional<Reason> aborted() {
        return scene.seen()
                .command()
                .filter(Command.Abort.class::isInstance)
                .map(abort -> new Reason(Cause.PERSON, "aborted by " + abort.by()));
    }

    private Optional<Reason> ended() {
        return scene.any(sight -> sight.candidate().ended() > 0)
                .map(part -> new Reason(
                        Cause.ENDED, "an instance of " + Words.candidate(part) + " ended by itself" + beforeTraffic()));
    }

    private String beforeTraffic() {
        return scene.state().inForce().equals(Weight.NONE) ? " before any request was given to it" : "";
    }

    private Optional<Reason> unhealthy() {
        int limit = scene.plan().policy().consecutiveFailures();
        return scene.any(sight -> sight.candidate().failedChecks() >= limit)
                .map(part -> new Reason(Cause.UNHEALTHY, words.failedChecks(part, limit)));
    }

    private Optional<Reason> judged() {
        return scene.parts().stream()
                .filter(part -> part.evidence().verdict() == Verdict.FAIL)
                .findFirst()
                .map(part -> new Reason(Cause.JUDGED, Words.failing(part)));
    }

    private Optional<Reason> failedTests() {
        if (scene.plan().stage(phase.stage()).gate() != Stage.Gate.TEST_TRAFFIC) {
            return Optional.empty();
        }
        return scene.parts().stream()
                .filter(part -> part.pinned().errors() > 0)
                .findFirst()
                .map(part -> new Reason(Cause.TEST_TRAFFIC, Words.failedTests(part)));
    }

    private Optional<Reason> tooLate() {
        Deadlines deadlines = scene.deadlines();
        return switch (phase) {
            case Preparing preparing ->
                late(deadlines.start(), "the candidate was not ready", () -> words.notReady(preparing.stage()));
            case Shifting shifting ->
                late(deadlines.shift(), "the weights were not read back as they were set", words::weights);
            case Watching watching ->
                onlyFor(
                        deadlines.atStageEnd(),
                        late(deadlines.stage(), words.stage(watching.stage()) + " was not passed", words::standing));
            case Holding holding ->
                onlyFor(deadlines.atHoldEnd(), late(deadlines.hold(), "nobody said how to go on", holding::why));
            case Baking baking ->
                late(
                        scene.plan().stage(baking.stage()).atLeast().plus(deadlines.shift()),
                        "the candidate was not seen to serve all requests",
                        () -> words.notReady(baking.stage()) + "; " + words.weights());
        };
    }

    private static Optional<Reason> onlyFor(Action declared, Optional<Reason> late) {
        return declared == Action.ABORT ? late : Optional.empty();
    }

    private Optional<Reason> late(Duration wait, String what, Supplier<String> figures) {
        return scene.past(wait)
                ? Optional.of(new Reason(Cause.DEADLINE, what + " within " + wait.toSeconds() + " s: " + figures.get()))
                : Optional.empty();
    }
}
