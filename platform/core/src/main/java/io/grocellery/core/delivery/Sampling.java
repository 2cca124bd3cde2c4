package io.grocellery.core.delivery;

/**
 * How many of an environment's traces are recorded. The gateway draws for each trace that begins with it.
 *
 * @param share 0 (none) to 1 (all)
 */
public record Sampling(double share) {

    /** One in ten: enough to see what is usual, and next to nothing to pay. */
    public static final Sampling STANDARD = new Sampling(0.1);

    /** @throws IllegalArgumentException when it is outside 0 to 1 */
    public Sampling {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a sampling of " + share + " is outside 0 to 1");
        }
    }
}
