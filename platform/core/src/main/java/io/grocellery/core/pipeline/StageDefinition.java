package io.grocellery.core.pipeline;

import io.grocellery.core.gate.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One stage.
 *
 * @param needs what must have passed before it
 * @param workspace stages of one workspace share a checkout of the commit and never run at once
 * @param inputs patterns of the files that its result depends on, relative to the checkout; empty for all
 * @param outputs patterns of the files that later stages use
 * @param reports patterns of the files that it reports in
 * @param gates what its reports must show
 * @param deadline after which it is ended and has failed, 1 second to 1 day
 * @param fresh how long its result holds for the same inputs, to 365 days; zero when it is never used again
 */
public record StageDefinition(
        StageName name,
        List<StageName> needs,
        Work work,
        String workspace,
        List<String> inputs,
        List<String> outputs,
        Map<ReportKind, List<String>> reports,
        List<Gate> gates,
        Duration deadline,
        Duration fresh) {

    /** When a stage says nothing else. */
    public static final Duration STANDARD_DEADLINE = Duration.ofMinutes(30);

    /** When a stage says nothing else. */
    public static final Duration STANDARD_FRESH = Duration.ofDays(30);

    /** When a stage says nothing else. */
    public static final String STANDARD_WORKSPACE = "build";

    private static final Duration LONGEST_FRESH = Duration.ofDays(365);

    /** @throws IllegalArgumentException when it needs itself or a time is out of range */
    public StageDefinition {
        needs = List.copyOf(needs);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        reports = Map.copyOf(reports);
        gates = List.copyOf(gates);
        if (needs.contains(name)) {
            throw new IllegalArgumentException(name + " needs itself");
        }
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "the deadline of " + name + " is outside 1 second to 1 day: " + deadline);
        }
        if (fresh.isNegative() || fresh.compareTo(LONGEST_FRESH) > 0) {
            throw new IllegalArgumentException("the result of " + name + " cannot hold for " + fresh);
        }
    }

    /** Whether an earlier result for the same inputs may stand for a new one. A deployment changes the world each time. */
    public boolean reusable() {
        return !fresh.isZero() && work instanceof Work.Command;
    }
}
