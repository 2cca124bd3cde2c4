package io.grocellery.core.evidence;

import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.RolloutStatus;
import java.util.List;

/**
 * One deployment of a run.
 *
 * @param stage that deployed
 * @param before how services and journeys were served in the hour before it began
 * @param after and in the hour after it ended, as far as that has passed
 * @param objectives how they stand at the time of the report
 */
public record DeploymentEvidence(
        String stage, RolloutStatus rollout, List<Served> before, List<Served> after, ObjectivesStatus objectives) {

    public DeploymentEvidence {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
