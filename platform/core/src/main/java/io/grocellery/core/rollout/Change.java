package io.grocellery.core.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;

/**
 * One service's part of a rollout.
 *
 * @param stable what serves before it
 * @param candidate what is to serve after it
 * @param replicas how many instances serve all of the traffic, 1 to 50
 */
public record Change(ServiceName service, ReleaseId stable, ReleaseId candidate, int replicas) {

    /** @throws IllegalArgumentException when both are the same release, or the number is out of range */
    public Change {
        if (stable.equals(candidate)) {
            throw new IllegalArgumentException(service + " already serves " + candidate);
        }
        if (replicas < 1 || replicas > 50) {
            throw new IllegalArgumentException(replicas + " replicas of " + service + " are outside 1 to 50");
        }
    }

    @Override
    public String toString() {
        return service + " " + stable + " -> " + candidate;
    }
}
