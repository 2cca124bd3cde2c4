package io.grocellery.order.checkout;

import java.time.Duration;

/** How to wait. */
@FunctionalInterface
public interface Pause {
    /** Returns after this long; when interrupted, at once and with the thread's flag set. */
    void rest(Duration length);
}
