package io.grocellery.core.rollout;

import io.grocellery.core.judge.Finding;
import io.grocellery.core.judge.Rule;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.rollout.Observation.Sight;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells people what a step saw. */
record Words(Scene scene) {

    static String candidate(Part part) {
        return part.change().service() + " " + part.change().candidate();
    }

    static String failing(Part part) {
        return part.evidence().findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .map(Finding::explanation)
                .collect(Collectors.joining("; ", candidate(part) + ": ", ""));
    }

    static String failedTests(Part part) {
        return candidate(part) + " answered " + part.pinned().errors() + " of "
                + part.pinned().requests() + " test requests with an error; none is allowed";
    }

    String failedChecks(Part part, int limit) {
        int failed =
                scene.sight(part).map(sight -> sight.candidate().failedChecks()).orElse(0);
        return "an instance of " + candidate(part) + " failed " + failed + " health checks in a row; the limit is "
                + limit + " consecutive failures";
    }

    String notReady(int stage) {
        List<Part> waiting =
                scene.parts().stream().filter(part -> !scene.ready(part, stage)).toList();
        return each(
                waiting,
                part -> candidate(part) + " has "
                        + scene.sight(part)
                                .map(sight -> sight.candidate().ready())
                                .orElse(0) + " of "
                        + scene.candidates(part, stage) + " instances ready");
    }

    String weights() {
        return each(
                scene.parts(),
                part -> part.change().service() + " "
                        + scene.sight(part)
                                .flatMap(Sight::weights)
                                .map(Object::toString)
                                .orElse("cannot be read"));
    }

    /** What a stage was passed on. */
    String evidence(int stage) {
        return scene.plan().stage(stage).gate() == Stage.Gate.TEST_TRAFFIC
                ? each(
                        scene.parts(),
                        part -> candidate(part) + " answered " + part.pinned().requests()
                                + " test requests without an error")
                : standing();
    }

    /** How far a stage is from being passed. */
    String standing() {
        return scene.parts().stream()
                .flatMap(part -> part.evidence().findings().stream()
                        .filter(finding -> finding.rule() == Rule.ENOUGH_GOOD)
                        .map(finding -> part.change().service() + " " + finding.explanation()))
                .collect(Collectors.joining("; "));
    }

    String stage(int number) {
        return "stage " + (number + 1) + " of " + scene.plan().stages().size();
    }

    String inForce(int stage) {
        return String.format(
                Locale.ROOT,
                "%s: %.4g%% of the requests go to the candidate (%s)",
                stage(stage),
                scene.plan().stage(stage).weight().share() * 100,
                changes());
    }

    String changes() {
        return each(scene.parts(), part -> part.change().toString());
    }

    private static String each(List<Part> parts, Function<Part, String> words) {
        return parts.stream().map(words).collect(Collectors.joining(", "));
    }
}
