package io.grocellery.daemon.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests at a steady rate through a gateway, so that a release is judged also where nobody shops. They name no
 * release: the gateway draws, as for everybody.
 */
final class SyntheticTraffic implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 50;

    private final URI gateway;
    private final List<String> paths;
    private final int rate;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("synthetic-traffic").factory());
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final AtomicLong count = new AtomicLong();

    /**
     * @param paths what is fetched, in turn
     * @param rate requests a second; 0 for none
     */
    SyntheticTraffic(URI gateway, List<String> paths, int rate) {
        this.gateway = gateway;
        this.paths = paths;
        this.rate = rate;
    }

    void begin() {
        if (rate > 0 && !paths.isEmpty()) {
            long period = TimeUnit.SECONDS.toNanos(1) / rate;
            Future<?> unused = pace.scheduleAtFixedRate(this::send, 0, period, TimeUnit.NANOSECONDS);
        }
    }

    /** What is late is left out: a slow shop is not buried in requests. */
    private void send() {
        if (room.tryAcquire()) {
            String path = paths.get((int) (count.getAndIncrement() % paths.size()));
            Thread.ofVirtual().name("synthetic-traffic-" + path).start(() -> {
                try {
                    fetch(path);
                } finally {
                    room.release();
                }
            });
        }
    }

    /** How it is answered is what the gateway counts. */
    private void fetch(String path) {
        try {
            http.send(
                    HttpRequest.newBuilder(gateway.resolve(path))
                            .timeout(DEADLINE)
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException counted) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
        http.shutdownNow();
    }
}
