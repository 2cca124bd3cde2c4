package io.grocellery.core.rollout;

/**
 * Why a rollout went back.
 *
 * @param cause what sort of reason
 * @param explanation the rule, the figures, the threshold, in one sentence
 */
public record Reason(Cause cause, String explanation) {

    /** What sort of reason. */
    public enum Cause {
        /** A rule on the gateway's figures. */
        JUDGED,
        /** Health checks failed one after the other. */
        UNHEALTHY,
        /** An instance of the candidate ended by itself. */
        ENDED,
        /** A request of the test traffic failed. */
        TEST_TRAFFIC,
        /** A wait was in vain. */
        DEADLINE,
        /** A person wanted it. */
        PERSON
    }
}
