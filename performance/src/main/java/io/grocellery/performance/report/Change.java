package io.grocellery.performance.report;

import io.grocellery.performance.benchmark.Figure;
import java.util.Locale;

/**
 * What became of a figure since the baseline.
 *
 * @param share of the former value that was added, negative when it became less
 */
record Change(double share, Verdict verdict) {

    /** Single short runs differ by as much by themselves. */
    private static final double NOISE = 0.10;

    /** What it means. */
    enum Verdict {
        BETTER,
        WORSE,
        ALIKE
    }

    static Change between(double before, Figure now) {
        double share = before == 0 ? Double.compare(now.value(), 0) : now.value() / before - 1;
        return new Change(share, verdict(share, now.sense()));
    }

    private static Verdict verdict(double share, Figure.Sense sense) {
        if (Math.abs(share) <= NOISE) {
            return Verdict.ALIKE;
        }
        return share > 0 == (sense == Figure.Sense.MORE_IS_BETTER) ? Verdict.BETTER : Verdict.WORSE;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%+.0f%%, %s", share * 100, verdict.name().toLowerCase(Locale.ROOT));
    }
}
