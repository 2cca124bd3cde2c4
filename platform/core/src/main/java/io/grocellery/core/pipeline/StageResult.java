package io.grocellery.core.pipeline;

import io.grocellery.core.gate.GateVerdict;
import java.util.List;
import java.util.Map;

/**
 * How a stage ended, with everything that speaks for it.
 *
 * @param sentence for people: what happened
 * @param verdicts of its gates
 * @param detail facts by name, such as {@code key}, {@code exit-code}, {@code rollout}, {@code release.order-service}
 */
public record StageResult(Outcome outcome, String sentence, List<GateVerdict> verdicts, Map<String, String> detail) {

    public StageResult {
        verdicts = List.copyOf(verdicts);
        detail = Map.copyOf(detail);
    }

    /** Without gates or detail. */
    static StageResult of(Outcome outcome, String sentence) {
        return new StageResult(outcome, sentence, List.of(), Map.of());
    }
}
