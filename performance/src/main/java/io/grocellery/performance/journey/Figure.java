package io.grocellery.performance.journey;

/**
 * One thing that is measured of one journey.
 *
 * @param journey such as {@code checkout}
 * @param name {@code p95} in milliseconds, or {@code throughput} in requests a second
 */
record Figure(String journey, String name) implements Comparable<Figure> {

    static final String P95 = "p95";
    static final String THROUGHPUT = "throughput";

    String unit() {
        return name.equals(P95) ? "ms" : "requests/s";
    }

    /** How much worse a value is than another: 0.1 for a tenth, negative for better. */
    double worse(double before, double now) {
        return name.equals(P95) ? now / before - 1 : before / now - 1;
    }

    @Override
    public int compareTo(Figure other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return journey + " " + name;
    }
}
