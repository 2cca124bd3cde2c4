package io.grocellery.core.delivery;

/**
 * How many instances of each service an environment runs.
 *
 * @param min started at once, 1 to 50
 * @param max the most that scaling may reach, {@code min} to 50
 */
public record Replicas(int min, int max) {

    /** @throws IllegalArgumentException when the bounds are out of range or the wrong way round */
    public Replicas {
        if (min < 1 || max > 50 || min > max) {
            throw new IllegalArgumentException(
                    "replicas " + min + " to " + max + " must be within 1 to 50, the smaller first");
        }
    }

    /** The same number always. */
    public static Replicas fixed(int count) {
        return new Replicas(count, count);
    }
}
