package io.grocellery.core.objective;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;

/**
 * What objectives hold for.
 *
 * @param name a service's or a journey's; no journey has the name of a service
 */
public record Subject(Kind kind, String name) {

    /** What sort of thing it is. */
    public enum Kind {
        SERVICE,
        JOURNEY
    }

    public static Subject of(ServiceName service) {
        return new Subject(Kind.SERVICE, service.value());
    }

    public static Subject of(JourneyName journey) {
        return new Subject(Kind.JOURNEY, journey.value());
    }

    @Override
    public String toString() {
        return name;
    }
}
