package io.grocellery.core.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What is seen of a run in one look.
 *
 * @param results of stages that have ended since
 * @param subjects the digests of what stages would deploy, for those that wait for a person
 * @param commands what people asked
 */
public record RunObservation(
        Map<StageName, StageResult> results, Map<StageName, String> subjects, List<RunCommand> commands) {

    /** Nothing new. */
    static final RunObservation NOTHING = new RunObservation(Map.of(), Map.of(), List.of());

    public RunObservation {
        results = Map.copyOf(results);
        subjects = Map.copyOf(subjects);
        commands = List.copyOf(commands);
    }
}
