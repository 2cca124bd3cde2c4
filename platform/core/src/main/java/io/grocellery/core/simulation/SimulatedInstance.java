package io.grocellery.core.simulation;

/** One instance on a virtual clock, in milliseconds. */
final class SimulatedInstance {

    private static final long CHECK_EVERY = 1000;
    private static final int FAILURES_TO_GO = 3;

    private final long readyAt;
    private final long endsAt;
    private boolean ended;
    private long hungSince = Long.MAX_VALUE;
    private boolean routed;
    private long drainedAt = Long.MAX_VALUE;

    /**
     * @param readyAt {@link Long#MAX_VALUE} when it never becomes ready
     * @param endsAt {@link Long#MAX_VALUE} when it does not end by itself
     */
    SimulatedInstance(long readyAt, long endsAt) {
        this.readyAt = readyAt;
        this.endsAt = endsAt;
    }

    boolean runs(long now) {
        return !ended && now < endsAt;
    }

    boolean ready(long now) {
        return runs(now) && now >= readyAt && now < hungSince;
    }

    boolean everReady(long now) {
        return now >= readyAt;
    }

    boolean hangs(long now) {
        return runs(now) && now >= hungSince;
    }

    int failedChecks(long now) {
        return hangs(now) ? (int) Math.min(100, (now - hungSince) / CHECK_EVERY) : 0;
    }

    /** Whether requests reach it: health checks take it out after three failures. */
    boolean serves(long now) {
        return routed && runs(now) && now >= readyAt && failedChecks(now) < FAILURES_TO_GO;
    }

    void end() {
        ended = true;
    }

    void hang(long now) {
        hungSince = Math.min(hungSince, now);
    }

    boolean drained() {
        return drainedAt != Long.MAX_VALUE;
    }

    void route() {
        routed = true;
        drainedAt = Long.MAX_VALUE;
    }

    /** No new requests; the last is answered a while later. */
    void drain(long now, long takes) {
        if (routed) {
            routed = false;
            drainedAt = now + takes;
        }
    }

    boolean routed() {
        return routed;
    }

    boolean busy(long now) {
        return runs(now) && (routed || (drainedAt != Long.MAX_VALUE && now < drainedAt));
    }
}
