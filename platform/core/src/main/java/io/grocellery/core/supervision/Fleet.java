package io.grocellery.core.supervision;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All components of an environment. */
public record Fleet(Map<ComponentId, Component> components) {

    public Fleet {
        components = Map.copyOf(components);
    }

    public static Fleet of(Collection<Component> components) {
        return new Fleet(components.stream().collect(Collectors.toMap(Component::id, each -> each)));
    }

    /** In the order of their names. */
    public Collection<Component> inOrder() {
        return new TreeMap<>(components).values();
    }

    public Optional<Component> find(ComponentId id) {
        return Optional.ofNullable(components.get(id));
    }

    /** Nothing is wanted any more. */
    public Fleet unwanted() {
        return of(components.values().stream().map(Component::unwanted).toList());
    }

    public boolean allReady() {
        return components.values().stream().allMatch(Component::ready);
    }

    public boolean allStopped() {
        return components.values().stream().allMatch(each -> each.condition() instanceof Condition.Stopped);
    }

    boolean readyFor(Component component) {
        return component.after().stream()
                .allMatch(id -> find(id).map(Component::ready).orElse(true));
    }

    boolean neededBy(ComponentId id) {
        return components.values().stream()
                .anyMatch(each -> each.after().contains(id) && !(each.condition() instanceof Condition.Stopped));
    }
}
