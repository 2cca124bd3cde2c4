package io.grocellery.gateway.upstream;

import io.grocellery.gateway.routing.LeastOfTwo;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One release of a route with its instances. */
public final class LiveBackend {

    private final String release;
    private final int weight;
    private final Upstream[] instances;

    LiveBackend(String release, int weight, List<Upstream> instances) {
        this.release = release;
        this.weight = weight;
        this.instances = instances.toArray(Upstream[]::new);
    }

    public String release() {
        return release;
    }

    public int weight() {
        return weight;
    }

    public List<Upstream> instances() {
        return List.of(instances);
    }

    /** Whether at least one instance is in. */
    public boolean available() {
        for (Upstream instance : instances) {
            if (instance.in()) {
                return true;
            }
        }
        return false;
    }

    /** An instance that is in and is not the one just tried; null when there is no other. */
    public @Nullable Upstream choose(@Nullable Upstream tried, RandomGenerator random) {
        int chosen = LeastOfTwo.choose(
                instances.length,
                i -> instances[i].in() && !instances[i].equals(tried),
                i -> instances[i].inFlight(),
                random);
        return chosen < 0 ? null : instances[chosen];
    }
}
