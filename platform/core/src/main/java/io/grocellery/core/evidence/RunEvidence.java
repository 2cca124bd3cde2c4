package io.grocellery.core.evidence;

import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.status.RunStatus;
import java.time.Instant;
import java.util.List;

/**
 * Everything that speaks for or against one run of the pipeline: what a person who answers for a release is handed.
 *
 * @param application whose pipeline it is
 * @param madeAt when it was put together
 * @param run its stages, gates and approvals
 * @param attempts of its stages, in the order in which they began
 * @param artifacts what is known of the releases that it made
 * @param approvals of deployments that no run made, where a person has to agree; the latest first
 * @param unclaimed what cannot be said in spite of all this
 * @param performance over the window before the report
 */
public record RunEvidence(
        String application,
        Instant madeAt,
        RunStatus run,
        List<Attempt> attempts,
        Changes changes,
        List<ScanEvidence> scans,
        List<ArtifactStatus> artifacts,
        List<DeploymentEvidence> deployments,
        List<DirectApproval> approvals,
        List<String> unclaimed,
        DeliveryPerformance performance) {

    public RunEvidence {
        attempts = List.copyOf(attempts);
        scans = List.copyOf(scans);
        artifacts = List.copyOf(artifacts);
        deployments = List.copyOf(deployments);
        approvals = List.copyOf(approvals);
        unclaimed = List.copyOf(unclaimed);
    }
}
