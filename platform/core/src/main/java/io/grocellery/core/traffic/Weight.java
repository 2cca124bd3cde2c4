package io.grocellery.core.traffic;

/** A release's share of requests, in proportion to the other releases' weights: 0 (none) to 1,000,000. */
public record Weight(int parts) {

    public static final Weight NONE = new Weight(0);

    private static final int MOST = 1_000_000;

    /** All of a service's requests, when every other release has {@link #NONE}. */
    public static final Weight ALL = new Weight(MOST);

    /** @throws IllegalArgumentException when it is outside 0 to 1,000,000 */
    public Weight {
        if (parts < 0 || parts > MOST) {
            throw new IllegalArgumentException("weight " + parts + " is outside 0 to " + MOST);
        }
    }

    /**
     * The weight of a percentage when the other releases share the rest.
     *
     * @throws IllegalArgumentException when it is outside 0 to 100
     */
    public static Weight ofPercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a weight of " + percent + "% is outside 0% to 100%");
        }
        return new Weight((int) Math.round(percent * MOST / 100));
    }

    /** What is left of all requests. */
    public Weight rest() {
        return new Weight(MOST - parts);
    }

    /** As a share of all requests, 0 to 1. */
    public double share() {
        return (double) parts / MOST;
    }

    @Override
    public String toString() {
        return Integer.toString(parts);
    }
}
