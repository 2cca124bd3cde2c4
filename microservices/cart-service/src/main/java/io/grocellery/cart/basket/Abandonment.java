package io.grocellery.cart.basket;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices carts that were left with something in them. The database remembers which were noticed, so that each counts
 * once, whichever instance saw it and however often they restart. Several may look at once.
 */
@Component
class Abandonment {

    private static final Logger LOG = LoggerFactory.getLogger(Abandonment.class);
    /** Small, so that no transaction is long. */
    private static final int BATCH = 500;

    private final CartRepository carts;
    private final CartMetrics metrics;
    private final CartSettings settings;
    private final Clock clock;

    Abandonment(CartRepository carts, CartMetrics metrics, CartSettings settings, Clock clock) {
        this.carts = carts;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** With the database away, the next round does it. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void noticeEachMinute() {
        try {
            notice();
        } catch (DataAccessException e) {
            LOG.warn("cannot look for abandoned carts now: {}", e.getMessage());
        }
    }

    void notice() {
        Instant before = clock.instant().minus(settings.abandonedAfter());
        CartRepository.Left left;
        do {
            left = carts.noticeLeftBefore(before, BATCH);
            metrics.abandoned(left.filled());
        } while (left.all() == BATCH);
    }
}
