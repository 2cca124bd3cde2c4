package io.grocellery.core.simulation;

/** One instance on a virtual clock, in milliseconds. */
final class SimulatedInstance {

    private static final long CHECK_EVERY = 1000;
    private static final int FAILURES_TO_GO = 3;
    private static final long HANGS_AFTER = 4_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final long readyAt;
    private final long soundAt;
    private final long endsAt;
    private boolean ended;
    private long hungSince;
    private boolean routed;
    private long drainedAt = NEVER;

    private SimulatedInstance(long readyAt, long soundAt, long endsAt, long hungSince) {
        this.readyAt = readyAt;
        this.soundAt = soundAt;
        this.endsAt = endsAt;
        this.hungSince = hungSince;
    }

    /** One that has served for long. */
    static SimulatedInstance established(long now) {
        return new SimulatedInstance(now, now, NEVER, NEVER);
    }

    /** One that is started now. */
    static SimulatedInstance starting(Behaviour behaviour, long now) {
        long half = now + behaviour.start().toMillis() / 2;
        long whole = now + behaviour.start().toMillis();
        return switch (behaviour.flaw()) {
            case NONE -> new SimulatedInstance(whole, whole, NEVER, NEVER);
            case CRASHES_AT_START -> new SimulatedInstance(NEVER, NEVER, half, NEVER);
            case NEVER_READY -> new SimulatedInstance(NEVER, NEVER, NEVER, NEVER);
            case HANGS -> new SimulatedInstance(whole, whole, NEVER, whole + HANGS_AFTER);
            case READY_TOO_SOON -> new SimulatedInstance(half, whole, NEVER, NEVER);
        };
    }

    boolean runs(long now) {
        return !ended && now < endsAt;
    }

    boolean ready(long now) {
        return runs(now) && now >= readyAt && now < hungSince;
    }

    /** Whether its health check has ever said so. */
    boolean everReady(long now) {
        return now >= readyAt && hungSince > readyAt;
    }

    boolean hangs(long now) {
        return runs(now) && now >= hungSince;
    }

    /** Whether it answers as its release does; else with errors alone. */
    boolean sound(long now) {
        return now >= soundAt && now < hungSince;
    }

    int failedChecks(long now) {
        return hangs(now) ? (int) Math.min(100, (now - hungSince) / CHECK_EVERY) : 0;
    }

    /** Whether requests reach it: health checks take it out after three failures. */
    boolean serves(long now) {
        return routed && runs(now) && failedChecks(now) < FAILURES_TO_GO;
    }

    void end() {
        ended = true;
    }

    void hang(long now) {
        hungSince = Math.min(hungSince, now);
    }

    boolean drained() {
        return drainedAt != NEVER;
    }

    void route() {
        routed = true;
        drainedAt = NEVER;
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
        return runs(now) && (routed || (drainedAt != NEVER && now < drainedAt));
    }
}
