package io.grocellery.core.supervision;

import java.time.Duration;

/**
 * The supervisor's patience.
 *
 * @param startDeadline how long a start may take before the process is ended and started again
 * @param hangDeadline how long a process may be silent before it is ended and started again
 * @param firstBackOff the wait after the first end in a row; doubled each time
 * @param longestBackOff the wait never grows past this
 * @param settledAfter readiness this long forgets earlier ends
 */
public record SupervisionPolicy(
        Duration startDeadline,
        Duration hangDeadline,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration settledAfter) {

    /** What the platform uses. */
    public static final SupervisionPolicy STANDARD = new SupervisionPolicy(
            Duration.ofSeconds(90),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    Duration backOff(int failures) {
        Duration wait = firstBackOff;
        for (int i = 0; i < failures && wait.compareTo(longestBackOff) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestBackOff) < 0 ? wait : longestBackOff;
    }
}
