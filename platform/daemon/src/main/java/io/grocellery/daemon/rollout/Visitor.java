package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Fetches pages through a gateway, which counts how they are answered; that they are not answered, too. */
final class Visitor implements AutoCloseable {

    /** The header by which the gateway pins a request to a release. */
    private static final String PIN = "Grocellery-Release";

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    /** @param gateway where the environment's gateway listens */
    Visitor(URI gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns when it is answered or not.
     *
     * @param release that has to answer; empty when the gateway draws, as for everybody
     */
    void fetch(String path, Optional<ReleaseId> release) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(DEADLINE);
        release.ifPresent(pinned -> request.header(PIN, pinned.value()));
        try {
            http.send(request.build(), BodyHandlers.discarding());
        } catch (IOException counted) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
