package io.grocellery.core.supervision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** These are not wanted any more. */
    public Fleet unwanted(Set<ComponentId> leaving) {
        return of(components.values().stream()
                .map(each -> leaving.contains(each.id()) ? each.unwanted() : each)
                .toList());
    }

    /** What is not wanted and does not run. */
    public List<ComponentId> ended() {
        return components.values().stream()
                .filter(each -> !each.wanted() && each.condition() instanceof Condition.Stopped)
                .map(Component::id)
                .toList();
    }

    /** With these besides, or in place of those of the same name. */
    public Fleet with(Collection<Component> added) {
        Map<ComponentId, Component> all = new HashMap<>(components);
        added.forEach(each -> all.put(each.id(), each));
        return new Fleet(all);
    }

    /** Without these: nothing is decided about them any more. */
    public Fleet without(Collection<ComponentId> removed) {
        Map<ComponentId, Component> rest = new HashMap<>(components);
        rest.keySet().removeAll(removed);
        return new Fleet(rest);
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
