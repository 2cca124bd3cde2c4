package io.grocellery.order.outbox;

import java.time.Duration;

/**
 * What one destination has not heard yet.
 *
 * @param age how long the oldest waiting message waits
 * @param dead messages put aside because they were refused too often
 */
record Backlog(String destination, long waiting, Duration age, long dead) {
    static Backlog none(String destination) {
        return new Backlog(destination, 0, Duration.ZERO, 0);
    }
}
