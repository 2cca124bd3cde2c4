package io.grocellery.order.checkout;

import java.util.EnumMap;
import java.util.Map;

/** What is to happen at moments of a checkout, once each. */
final class Moments {
    /** The process is gone: no {@code catch (RuntimeException)} sees it. */
    static final Runnable DEATH = () -> {
        throw new Died();
    };

    private final Map<Moment, Runnable> events = new EnumMap<>(Moment.class);

    Moments at(Moment moment, Runnable event) {
        events.put(moment, event);
        return this;
    }

    void reach(Moment moment) {
        Runnable event = events.remove(moment);
        if (event != null) {
            event.run();
        }
    }

    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }
}
