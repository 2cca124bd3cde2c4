package io.grocellery.daemon.environment;

import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.Fleet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Starts that nobody asked for since this daemon began. What a component counts goes with it; this never falls. */
final class Restarts {

    private final Map<String, LongAdder> byService = new ConcurrentHashMap<>();

    void note(Fleet before, Fleet after) {
        for (Component now : after.components().values()) {
            int earlier = before.find(now.id()).map(Component::restarts).orElse(0);
            if (now.restarts() > earlier) {
                byService
                        .computeIfAbsent(service(now), service -> new LongAdder())
                        .add(now.restarts() - earlier);
            }
        }
    }

    long of(String service) {
        LongAdder restarts = byService.get(service);
        return restarts == null ? 0 : restarts.sum();
    }

    /** {@code order-service-2} is one of order-service. */
    private static String service(Component component) {
        return component.id().value().replaceFirst("-\\d+$", "");
    }
}
