package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sends requests that name a release through the gateway, which counts how they are answered. */
final class TestTraffic {

    private static final long MOST_AT_ONCE = 1_000;

    private final Visitor visitor;
    private final Function<ServiceName, List<String>> paths;
    private final Set<ServiceName> sending = ConcurrentHashMap.newKeySet();

    /**
     * @param gateway where the environment's gateway listens
     * @param paths what is fetched of a service, at least one
     */
    TestTraffic(URI gateway, Function<ServiceName, List<String>> paths) {
        this.visitor = new Visitor(gateway);
        this.paths = paths;
    }

    /** Begins to send, one after the other; nothing happens while an earlier sending to the service goes on. */
    void send(ServiceName service, ReleaseId release, long requests) {
        if (sending.add(service)) {
            Thread.ofVirtual().name("test-traffic-" + service).start(() -> {
                try {
                    sendAll(service, release, Math.min(requests, MOST_AT_ONCE));
                } finally {
                    sending.remove(service);
                }
            });
        }
    }

    private void sendAll(ServiceName service, ReleaseId release, long requests) {
        List<String> fetched = paths.apply(service);
        for (long i = 0; i < requests && !Thread.currentThread().isInterrupted(); i++) {
            visitor.fetch(fetched.get((int) (i % fetched.size())), Optional.of(release));
        }
    }
}
