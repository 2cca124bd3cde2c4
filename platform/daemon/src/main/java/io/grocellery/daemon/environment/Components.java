package io.grocellery.daemon.environment;

import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Sighting;
import java.util.Map;
import java.util.Set;

/** The real things behind the names in a fleet. */
interface Components {

    /** Looks at each once; all of it takes little more than a second. */
    Map<ComponentId, Sighting> look(Set<ComponentId> ids);

    /**
     * Starts it.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it cannot be started
     */
    void start(ComponentId id);

    /** Returns when it is gone. */
    void stop(ComponentId id);

    /** Returns when it is gone, within seconds. */
    void kill(ComponentId id);
}
