package io.grocellery.daemon.rollout;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
public final class SyntheticTraffic implements AutoCloseable {

    private static final int MOST_AT_ONCE = 50;

    private final Visitor visitor;
    private final List<String> paths;
    private final int rate;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("synthetic-traffic").factory());
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final AtomicLong count = new AtomicLong();

    /**
     * @param paths what is fetched, in turn
     * @param rate requests a second; 0 for none
     */
    SyntheticTraffic(URI gateway, List<String> paths, int rate) {
        this.visitor = new Visitor(gateway);
        this.paths = paths;
        this.rate = rate;
    }

    /** Does not wait for any of them. */
    public void begin() {
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
                    visitor.fetch(path, Optional.empty());
                } finally {
                    room.release();
                }
            });
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
        visitor.close();
    }
}
