package io.grocellery.core.traffic;

/** A release's share of requests, in proportion to the other releases' weights: 0 (none) to 1,000,000. */
public record Weight(int parts) {

    public static final Weight NONE = new Weight(0);

    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException when it is outside 0 to 1,000,000 */
    public Weight {
        if (parts < 0 || parts > MOST) {
            throw new IllegalArgumentException("weight " + parts + " is outside 0 to " + MOST);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(parts);
    }
}
