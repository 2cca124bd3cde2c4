package io.grocellery.cart.basket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sweeps guests' carts that nobody touched for 30 days, and what is remembered of merged ones. Several may sweep at once. */
@Component
class AbandonedCarts {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedCarts.class);
    private static final Duration KEPT = Duration.ofDays(30);
    /** Small, so that no transaction is long. */
    private static final int BATCH = 500;

    private final CartRepository carts;
    private final Clock clock;

    AbandonedCarts(CartRepository carts, Clock clock) {
        this.carts = carts;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweepHourly() {
        long swept = sweep();
        if (swept > 0) {
            LOG.info("swept {} abandoned carts", swept);
        }
    }

    /** Says how many are gone. */
    long sweep() {
        Instant before = clock.instant().minus(KEPT);
        inBatches(() -> carts.forgetMergedBefore(before, BATCH));
        return inBatches(() -> carts.deleteGuestsBefore(before, BATCH));
    }

    private static long inBatches(IntSupplier deletion) {
        long deleted = 0;
        for (int batch = BATCH; batch == BATCH; deleted += batch) {
            batch = deletion.getAsInt();
        }
        return deleted;
    }
}
