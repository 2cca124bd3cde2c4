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

    /** The same always. */
    static Demand steady(double perSecond) {
        return second -> perSecond;
    }
}
