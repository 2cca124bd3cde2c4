package io.grocellery.systemtest.telemetry;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Something done again and again by several at once, until it is closed; that it fails now and again is expected. */
final class Repeated implements AutoCloseable {

    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("repeated-", 0).factory());
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean open = true;

    private Repeated() {}

    /** A thing to be done; true when it went well. */
    @FunctionalInterface
    interface Deed {
        boolean done();
    }

    /**
     * Begins.
     *
     * @param count how many do it at once
     * @param pauseMillis between the deeds of one
     */
    static Repeated by(int count, long pauseMillis, Deed deed) {
        Repeated repeated = new Repeated();
        for (int i = 0; i < count; i++) {
            repeated.workers.execute(() -> repeated.run(pauseMillis, deed));
        }
        return repeated;
    }

    private void run(long pauseMillis, Deed deed) {
        while (open) {
            try {
                (deed.done() ? done : failed).incrementAndGet();
            } catch (RuntimeException | AssertionError notNow) {
                failed.incrementAndGet();
            }
            LockSupport.parkNanos(pauseMillis * 1_000_000);
        }
    }

    long done() {
        return done.get();
    }

    long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        open = false;
        workers.close();
    }
}
