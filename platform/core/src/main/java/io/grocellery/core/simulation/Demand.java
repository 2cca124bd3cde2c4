package io.grocellery.core.simulation;

/** How many requests come for a service in each second. */
@FunctionalInterface
public interface Demand {

    /**
     * The mean number of requests in a second.
     *
     * @param second counted from the beginning of the simulation
     */
    double at(long second);

    /** After how many seconds it begins anew; 1 when it is the same always. */
    default long period() {
        return 1;
    }

    /** The same always. */
    static Demand steady(double perSecond) {
        return second -> perSecond;
    }
}
