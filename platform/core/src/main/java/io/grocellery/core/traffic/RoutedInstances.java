package io.grocellery.core.traffic;

import io.grocellery.core.workload.InstanceId;
import java.util.Map;
import java.util.Set;

/**
 * What a router knows of instances.
 *
 * @param draining no longer named, and still with requests to finish
 * @param failedChecks how many health checks in a row each named instance failed, 0 or more; one that was taken out of
 *     service has at least as many as take one out
 */
public record RoutedInstances(Set<InstanceId> draining, Map<InstanceId, Integer> failedChecks) {

    public static final RoutedInstances NONE = new RoutedInstances(Set.of(), Map.of());

    public RoutedInstances {
        draining = Set.copyOf(draining);
        failedChecks = Map.copyOf(failedChecks);
    }

    /** How many checks in a row it failed; 0 when it is not named. */
    public int failedChecks(InstanceId instance) {
        return failedChecks.getOrDefault(instance, 0);
    }
}
