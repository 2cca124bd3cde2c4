package io.grocellery.core.simulation;

/** How a release answers while it serves, second by second. */
@FunctionalInterface
public interface Manner {

    /**
     * The shares of a second's requests that go wrong.
     *
     * @param second counted from the beginning of the simulation
     */
    Shares at(long second);

    /** The same always. */
    static Manner always(Shares shares) {
        return second -> shares;
    }

    /**
     * Shares of all requests.
     *
     * @param errors answered with an error, 0 to 1
     * @param slow slower than the objective, 0 to 1
     * @param stalled slower than the trigger's limit, at most {@code slow}
     */
    record Shares(double errors, double slow, double stalled) {

        public static final Shares NONE = new Shares(0, 0, 0);

        /** @throws IllegalArgumentException when a share is outside 0 to 1, or more are stalled than slow */
        public Shares {
            if (!within(errors) || !within(slow) || !within(stalled) || stalled > slow) {
                throw new IllegalArgumentException("shares of " + errors + " errors, " + slow + " slow, " + stalled
                        + " stalled are not within 0 to 1, or more are stalled than slow");
            }
        }

        private static boolean within(double share) {
            return share >= 0 && share <= 1;
        }

        /** These and, of the requests that they leave well, those. */
        public Shares and(Shares more) {
            return new Shares(either(errors, more.errors), either(slow, more.slow), either(stalled, more.stalled));
        }

        private static double either(double one, double other) {
            return 1 - (1 - one) * (1 - other);
        }
    }
}
