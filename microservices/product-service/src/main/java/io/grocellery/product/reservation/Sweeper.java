package io.grocellery.product.reservation;

import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts expired holds back on the shelf and forgets what is long settled, beside any other instance doing the same. */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final int BATCH = 200;

    private final Reserving reserving;

    Sweeper(Reserving reserving) {
        this.reserving = reserving;
    }

    @Scheduled(
            fixedDelayString = "${grocellery.reservations.sweep-every:1s}",
            initialDelayString = "${grocellery.reservations.sweep-every:1s}")
    void expire() {
        untilDone("expire", reserving::expire);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        untilDone("forget", reserving::forget);
    }

    /** Batch by batch: a long statement would hold many rows. With the database away, the next round does it. */
    private static void untilDone(String what, IntUnaryOperator batch) {
        try {
            int done;
            do {
                done = batch.applyAsInt(BATCH);
            } while (done == BATCH);
        } catch (DataAccessException e) {
            log.warn("cannot {} reservations now: {}", what, e.getMessage());
        }
    }
}
