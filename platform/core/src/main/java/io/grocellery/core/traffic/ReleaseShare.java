package io.grocellery.core.traffic;

import io.grocellery.core.model.ReleaseId;
import java.util.List;

/** One release of a service with its weight and the instances that serve it. */
public record ReleaseShare(ReleaseId release, Weight weight, List<Endpoint> endpoints) {

    public ReleaseShare {
        endpoints = List.copyOf(endpoints);
    }

    /** The same release with another weight. */
    public ReleaseShare weighing(Weight other) {
        return new ReleaseShare(release, other, endpoints);
    }
}
