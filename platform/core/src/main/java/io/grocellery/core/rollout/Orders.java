package io.grocellery.core.rollout;

import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Observation.Instances;
import io.grocellery.core.rollout.RolloutEffect.Drain;
import io.grocellery.core.rollout.RolloutEffect.Notify;
import io.grocellery.core.rollout.RolloutEffect.SendTestTraffic;
import io.grocellery.core.rollout.RolloutEffect.ServiceWeights;
import io.grocellery.core.rollout.RolloutEffect.SetWeights;
import io.grocellery.core.rollout.RolloutEffect.StartInstances;
import io.grocellery.core.rollout.RolloutEffect.Stop;
import io.grocellery.core.traffic.Weight;
import java.util.ArrayList;
import java.util.List;

/** Collects what one step wants done. */
final class Orders {

    private final List<RolloutEffect> effects = new ArrayList<>();

    List<RolloutEffect> all() {
        return List.copyOf(effects);
    }

    void tell(Severity severity, String kind, String message) {
        effects.add(new Notify(severity, kind, message));
    }

    void start(Part part, ReleaseId release, int count) {
        effects.add(new StartInstances(part.change().service(), release, count));
    }

    void test(Part part, long requests) {
        effects.add(new SendTestTraffic(part.change().service(), part.change().candidate(), requests));
    }

    /** All services in one write. */
    void weigh(List<Part> parts, Weight candidate) {
        effects.add(new SetWeights(parts.stream()
                .map(Part::change)
                .map(change -> new ServiceWeights(change.service(), Scene.weights(change, candidate)))
                .toList()));
    }

    /** Instances beyond those that are kept are drained, then ended. */
    void trim(Part part, ReleaseId release, Instances instances, int keep) {
        if (instances.routed() > keep) {
            effects.add(new Drain(part.change().service(), release, keep));
        } else if (instances.running() > keep) {
            effects.add(new Stop(part.change().service(), release, keep));
        }
    }

    /**
     * A whole release is taken out of the router; when drained, or when it has had its time, it is ended. That is said
     * too while none of it runs: one that crashes again and again would be started once more.
     */
    void end(Part part, ReleaseId release, Instances instances, boolean named, boolean hadItsTime) {
        if (named || instances.routed() > 0) {
            effects.add(new Drain(part.change().service(), release, 0));
        }
        if (instances.routed() == 0 || hadItsTime) {
            effects.add(new Stop(part.change().service(), release, 0));
        }
    }
}
