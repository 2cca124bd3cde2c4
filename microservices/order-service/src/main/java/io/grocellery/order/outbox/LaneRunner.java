package io.grocellery.order.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps a lane going in a thread of its own: at once when woken, else every now and then. */
final class LaneRunner {
    private final Lane lane;
    private final Duration poll;
    private final Thread thread;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);

    LaneRunner(String name, Lane lane, Duration poll) {
        this.lane = lane;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name("outbox-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something new. A destination that is away is not asked sooner for it. */
    void wake() {
        work.release();
    }

    /** Begins to stop: what is due is still delivered, as long as it moves. */
    void stop() {
        stopping.countDown();
        work.release();
    }

    /** Waits until it has stopped, and breaks off what has not by then. */
    void await(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                rest(lane.turn());
            }
            farewell();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Lane.Turn turn) throws InterruptedException {
        switch (turn) {
            case Lane.Turn.Moved() -> {}
            case Lane.Turn.Idle() -> awaitWork();
            case Lane.Turn.Stuck(Duration pause) -> awaitStop(pause);
        }
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void awaitStop(Duration wait) throws InterruptedException {
        if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void farewell() {
        while (!thread.isInterrupted() && lane.turn() instanceof Lane.Turn.Moved) {
            // goes on while messages move
        }
    }
}
