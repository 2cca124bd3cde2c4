package io.grocellery.core.gate;

import java.util.List;

/**
 * What a gate said.
 *
 * @param expression what it demands
 * @param figures what it saw
 * @param findings what speaks against it, each with its place; empty when it passed
 * @param reservations what cannot be claimed in spite of a pass
 */
public record GateVerdict(
        GateName gate,
        String expression,
        Answer answer,
        String figures,
        List<String> findings,
        List<String> reservations) {

    /** A gate's word. */
    public enum Answer {
        PASSED,
        FAILED,
        NOT_MEASURED,
        /** There is nothing that it could be about, and the stage said why. */
        NOT_APPLICABLE
    }

    public GateVerdict {
        findings = List.copyOf(findings);
        reservations = List.copyOf(reservations);
    }

    /** Whether it lets the stage go on. */
    public boolean passed() {
        return answer == Answer.PASSED || answer == Answer.NOT_APPLICABLE;
    }

    /** Such as {@code code_coverage >80%: failed, 71.2% is not >80% (jacoco.xml)}. */
    public String inWords() {
        String word = switch (answer) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_MEASURED -> "not measured";
            case NOT_APPLICABLE -> "not applicable";
        };
        return gate + " " + expression + ": " + word + ", " + figures;
    }
}
