package io.grocellery.core.supervision;

import java.util.Set;

/**
 * Something supervised.
 *
 * @param id its name
 * @param wanted whether it should run
 * @param after what must be ready before it is started
 * @param condition where it stands
 * @param failures ends in a row without a minute of readiness between them; sets the wait before the next start
 * @param restarts starts after an end nobody asked for, since the environment came up
 */
public record Component(
        ComponentId id, boolean wanted, Set<ComponentId> after, Condition condition, int failures, int restarts) {

    public Component {
        after = Set.copyOf(after);
    }

    /** A component that should run and does not yet. */
    public static Component wanted(ComponentId id, Set<ComponentId> after) {
        return new Component(id, true, after, new Condition.Stopped(), 0, 0);
    }

    /** The same, no longer wanted. */
    public Component unwanted() {
        return new Component(id, false, after, condition, failures, restarts);
    }

    Component in(Condition next) {
        return new Component(id, wanted, after, next, failures, restarts);
    }

    Component failed(Condition next) {
        return new Component(id, wanted, after, next, failures + 1, restarts + 1);
    }

    Component settled() {
        return new Component(id, wanted, after, condition, 0, restarts);
    }

    public boolean ready() {
        return condition instanceof Condition.Ready;
    }

    /**
     * Whether a process of it may be there though none is seen: one that is being started or ended, or ended by itself and
     * will be started again. What is to be gone is gone when this is false.
     */
    public boolean aboutToRun() {
        return switch (condition) {
            case Condition.Starting starting -> true;
            case Condition.Stopping stopping -> true;
            case Condition.BackingOff wait -> wanted;
            case Condition.Stopped stopped -> false;
            case Condition.Ready ready -> false;
            case Condition.Unready unready -> false;
        };
    }
}
