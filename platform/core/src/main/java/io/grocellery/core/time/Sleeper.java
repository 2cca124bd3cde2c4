package io.grocellery.core.time;

import java.time.Duration;

/** How to let time pass. The live one sleeps; a test's moves its clock. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns after the given time.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
