package io.grocellery.core.rollout;

import io.grocellery.core.traffic.Weight;
import java.time.Duration;

/**
 * A weight that is held until something allows to go on.
 *
 * @param weight the candidate's share of all requests
 * @param gate what allows to go on
 * @param atLeast how long it is held at least
 * @param requests how many of the candidate's requests must be seen at least, with every gate but {@link Gate#HEALTH}
 */
public record Stage(Weight weight, Gate gate, Duration atLeast, long requests) {

    /** What allows to go on. */
    public enum Gate {
        /** The instances are ready. */
        HEALTH,
        /** Enough good requests, by the judge's word. */
        EVIDENCE,
        /** Requests that named the candidate were all answered without an error. */
        TEST_TRAFFIC,
        /** A person, who is asked when the time is over and the requests were seen. */
        BY_HAND
    }

    /** @throws IllegalArgumentException when the duration or the number is negative */
    public Stage {
        if (atLeast.isNegative() || requests < 0) {
            throw new IllegalArgumentException("a stage cannot last " + atLeast + " or need " + requests + " requests");
        }
    }

    /** How many of the replicas this weight takes, at least one; two thirds of three are two, though rounded up. */
    int instances(int replicas) {
        long parts = (long) weight.parts() * replicas - replicas;
        return Math.clamp(Math.ceilDiv(parts, Weight.ALL.parts()), 1, replicas);
    }
}
