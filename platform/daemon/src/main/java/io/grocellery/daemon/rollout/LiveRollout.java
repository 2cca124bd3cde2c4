package io.grocellery.daemon.rollout;

import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.Observation;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.RolloutEngine;
import io.grocellery.core.rollout.RolloutState;

/** A rollout that goes on, or whose last instances are still to be named to the gateway. */
final class LiveRollout {

    private final LiveWorld world;
    private final RolloutEngine engine;

    LiveRollout(LiveWorld world, RolloutEngine engine) {
        this.world = world;
        this.engine = engine;
    }

    RolloutState state() {
        return engine.state();
    }

    Observation lastSeen() {
        return world.lastSeen();
    }

    void ask(Command command) {
        world.ask(command);
    }

    /**
     * Looks, decides, acts once.
     *
     * @return whether something is left to do
     */
    boolean turn() {
        engine.turn();
        boolean whole = true;
        for (Part part : engine.state().parts()) {
            whole &= world.joinReady(part.change().service());
        }
        return !whole || !engine.state().over();
    }
}
