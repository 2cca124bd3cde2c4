package io.grocellery.core.pipeline;

import io.grocellery.core.gate.GateVerdict;
import io.grocellery.core.gate.Measurement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says how a stage ended, from how its work ended and what it reported. */
public final class StageJudging {

    private StageJudging() {}

    /**
     * The result of work that has ended.
     *
     * @param failure why the work failed; empty when it was done
     * @param measured what its reports say
     * @param detail facts by name
     */
    public static StageResult result(
            StageDefinition stage, String failure, Measurement measured, Map<String, String> detail) {
        List<GateVerdict> verdicts =
                stage.gates().stream().map(gate -> gate.judge(measured)).toList();
        if (!failure.isEmpty()) {
            return new StageResult(Outcome.FAILED, withPlaces(failure, measured), verdicts, detail);
        }
        List<GateVerdict> refusals =
                verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        return refusals.isEmpty()
                ? new StageResult(Outcome.PASSED, said(verdicts), verdicts, detail)
                : new StageResult(Outcome.REFUSED, said(refusals), verdicts, detail);
    }

    private static String withPlaces(String failure, Measurement measured) {
        return measured.findings().isEmpty()
                ? failure
                : failure + "; " + measured.findings().getFirst();
    }

    private static String said(List<GateVerdict> verdicts) {
        return verdicts.stream().map(GateVerdict::inWords).collect(Collectors.joining("; "));
    }
}
