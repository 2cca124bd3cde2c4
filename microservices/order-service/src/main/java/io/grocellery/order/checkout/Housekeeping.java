package io.grocellery.order.checkout;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that nobody will send again, a few at a time. */
@Component
class Housekeeping {
    private static final int BATCH = 1000;

    private final Ledger ledger;

    Housekeeping(Ledger ledger) {
        this.ledger = ledger;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void forget() {
        while (ledger.forget(BATCH) == BATCH) {
            // a full batch: there may be more
        }
    }
}
