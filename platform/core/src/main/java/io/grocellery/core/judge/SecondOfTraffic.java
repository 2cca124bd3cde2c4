package io.grocellery.core.judge;

/**
 * One second of a service's traffic under a rollout: the random sample only, since requests pinned by name say nothing
 * about the others.
 *
 * @param epochSecond the second in which the requests ended
 * @param candidateShare the chance that a request was given to the candidate, 0 to 1: the highest in force while these
 *     requests may have come in, which keeps the comparison on the safe side after weights have fallen
 */
public record SecondOfTraffic(long epochSecond, double candidateShare, Tally candidate, Tally stable) {

    /** @throws IllegalArgumentException when the share is outside 0 to 1 */
    public SecondOfTraffic {
        if (!(candidateShare >= 0 && candidateShare <= 1)) {
            throw new IllegalArgumentException("a share of " + candidateShare + " is outside 0 to 1");
        }
    }
}
