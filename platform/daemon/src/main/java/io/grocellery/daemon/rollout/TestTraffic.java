package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sends requests that name a release through the gateway, which counts how they are answered. */
final class TestTraffic {

    /** The header by which the gateway pins a request to a release. */
    static final String PIN = "Grocellery-Release";

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long MOST_AT_ONCE = 1_000;

    private final URI gateway;
    private final Function<ServiceName, List<String>> paths;
    private final HttpClient http;
    private final Set<ServiceName> sending = ConcurrentHashMap.newKeySet();

    /**
     * @param gateway where the environment's gateway listens
     * @param paths what is fetched of a service, at least one
     */
    TestTraffic(URI gateway, Function<ServiceName, List<String>> paths) {
        this.gateway = gateway;
        this.paths = paths;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .build();
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
            fetch(fetched.get((int) (i % fetched.size())), release);
        }
    }

    /** How it is answered is what the gateway counts; that it is not answered, too. */
    private void fetch(String path, ReleaseId release) {
        try {
            http.send(
                    HttpRequest.newBuilder(gateway.resolve(path))
                            .timeout(DEADLINE)
                            .header(PIN, release.value())
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException counted) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
