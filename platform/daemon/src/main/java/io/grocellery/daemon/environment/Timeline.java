package io.grocellery.daemon.environment;

import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Condition;
import io.grocellery.core.supervision.Fleet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How long each component's last start took, read off the changes of its condition. */
final class Timeline {

    private final Map<ComponentId, Duration> startups = new ConcurrentHashMap<>();

    void note(Fleet before, Fleet after) {
        for (Component component : after.inOrder()) {
            if (component.condition() instanceof Condition.Ready ready) {
                before.find(component.id())
                        .map(Component::condition)
                        .filter(Condition.Starting.class::isInstance)
                        .map(Condition.Starting.class::cast)
                        .ifPresent(starting ->
                                startups.put(component.id(), Duration.between(starting.since(), ready.since())));
            }
        }
    }

    Optional<Duration> startupOf(ComponentId id) {
        return Optional.ofNullable(startups.get(id));
    }
}
