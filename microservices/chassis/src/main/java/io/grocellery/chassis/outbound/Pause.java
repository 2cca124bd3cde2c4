package io.grocellery.chassis.outbound;

import java.time.Duration;

/** Waits; comes in, so that tests need not. */
@FunctionalInterface
interface Pause {

    void sleep(Duration duration) throws InterruptedException;
}
