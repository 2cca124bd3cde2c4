package io.grocellery.core.traffic;

/**
 * What became of a number of requests. Accepted = completed + client-aborted + those still in flight, over a release's
 * life; within one second the three need not add up.
 *
 * @param accepted requests given to the release
 * @param successes completed with a status below 400
 * @param clientErrors completed with a 4xx
 * @param serverErrors completed with a 5xx, or broken off after the head of the answer
 * @param clientAborted left by the client before the answer was complete
 * @param notConnected attempts that found no connection
 * @param retried further attempts made
 */
public record Outcomes(
        long accepted,
        long successes,
        long clientErrors,
        long serverErrors,
        long clientAborted,
        long notConnected,
        long retried) {

    public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0, 0);

    public long completed() {
        return successes + clientErrors + serverErrors;
    }

    public Outcomes plus(Outcomes other) {
        return new Outcomes(
                accepted + other.accepted,
                successes + other.successes,
                clientErrors + other.clientErrors,
                serverErrors + other.serverErrors,
                clientAborted + other.clientAborted,
                notConnected + other.notConnected,
                retried + other.retried);
    }
}
