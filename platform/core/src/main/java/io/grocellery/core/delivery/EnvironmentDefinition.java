package io.grocellery.core.delivery;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.Port;
import io.grocellery.core.rollout.Strategy;
import java.util.List;
import java.util.Set;

/**
 * One environment.
 *
 * @param name its name, unique in the file
 * @param gateway where its gateway listens
 * @param admin where its gateway's administration listens, on loopback only
 * @param replicas how many instances of each service
 * @param profile how the services' JVMs are tuned
 * @param fixedPorts whether services listen at the ports of their definitions; otherwise at free ones
 * @param identity who signs people in
 * @param strategy how a new release takes over when nobody says otherwise
 * @param branches whose releases belong here; empty when any do
 * @param approvalRequired whether a person has to agree before a new release takes over
 * @param tracing how many traces are recorded
 * @param attestations what must have been signed about a release before it takes over; empty when nothing must
 */
public record EnvironmentDefinition(
        EnvironmentName name,
        Port gateway,
        Port admin,
        Replicas replicas,
        JvmProfile profile,
        boolean fixedPorts,
        IdentityProvider identity,
        Strategy strategy,
        List<BranchPattern> branches,
        boolean approvalRequired,
        Sampling tracing,
        Set<AttestationKind> attestations) {

    public EnvironmentDefinition {
        branches = List.copyOf(branches);
        attestations = Set.copyOf(attestations);
    }

    /** Whether releases of a branch belong here. */
    public boolean takes(String branch) {
        return branches.isEmpty() || branches.stream().anyMatch(pattern -> pattern.matches(branch));
    }
}
