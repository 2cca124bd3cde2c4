package io.grocellery.core.delivery;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What the users of the application may expect of each of its services.
 *
 * @param availability the smallest share of requests that are to be answered without a fault of ours, above 0 and below 1
 * @param errorRate the largest acceptable share of errors at any time, above 0 to 0.9
 * @param responseTimeP95 within which 95 of 100 requests are to be answered, above 0
 * @param throughput requests a minute that are to be possible, above 0; empty when nothing is said of it
 */
public record ServiceLevelObjectives(
        double availability, double errorRate, Duration responseTimeP95, OptionalDouble throughput) {

    /** 99.9% available, at most 1% errors, 95% within 500 ms. */
    public static final ServiceLevelObjectives STANDARD =
            new ServiceLevelObjectives(0.999, 0.01, Duration.ofMillis(500), OptionalDouble.empty());

    /** @throws IllegalArgumentException when the availability is outside its range */
    public ServiceLevelObjectives {
        if (!(availability > 0 && availability < 1)) {
            throw new IllegalArgumentException("an availability of " + availability + " is not above 0 and below 1");
        }
    }
}
