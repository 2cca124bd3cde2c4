package io.grocellery.core.objective;

/**
 * What a subject was asked to do in the busiest minute of the period, and did. A capability: it shows only under load, so
 * that there is no budget of it, and nobody is told when shoppers stay away.
 *
 * @param target requests a minute that are to be possible
 * @param asked requests of the busiest minute
 * @param served those of them that were answered without a fault of ours
 */
public record Throughput(double target, long asked, long served) {

    /** What can be said of it. */
    public enum Verdict {
        /** More than the target was asked and served. */
        SHOWN,
        /** Nobody asked for so much, so that it is not known. */
        NOT_ASKED,
        /** More than the target was asked and less was served. */
        MISSED
    }

    static Throughput of(double target, Counted busiest) {
        return new Throughput(target, busiest.requests(), busiest.good());
    }

    public Verdict verdict() {
        if (asked <= target) {
            return Verdict.NOT_ASKED;
        }
        return served > target ? Verdict.SHOWN : Verdict.MISSED;
    }
}
