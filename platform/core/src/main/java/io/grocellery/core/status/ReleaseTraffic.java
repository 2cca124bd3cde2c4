package io.grocellery.core.status;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What each release of a service served over the last minutes.
 *
 * @param counted whether the gateway could be asked; otherwise there is nothing here
 * @param from the first second
 * @param until the second after the last
 * @param releases those that served, by name
 */
public record ReleaseTraffic(boolean counted, long from, long until, List<OfRelease> releases) {

    /** The gateway could not be asked. */
    public static final ReleaseTraffic UNKNOWN = new ReleaseTraffic(false, 0, 0, List.of());

    public static final int SECONDS = 300;

    private static final int STEP = 5;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final String NONE = "none";

    public ReleaseTraffic {
        releases = List.copyOf(releases);
    }

    /**
     * One release.
     *
     * @param release {@code none} for requests that no release could be found for
     */
    public record OfRelease(String release, List<Step> steps) {

        public OfRelease {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A few seconds.
     *
     * @param second the first of them
     * @param requests a second
     * @param errors a second
     * @param p95Millis null without requests
     */
    public record Step(
            long second,
            double requests,
            double errors,
            @Nullable Double p95Millis) {}

    /** The last {@value #SECONDS} seconds that the evidence knows. */
    public static ReleaseTraffic of(ServiceName service, Evidence evidence) {
        long until = Math.floorDiv(evidence.untilSecond(), STEP) * STEP;
        long from = until - SECONDS;
        List<TrafficSecond> own = evidence.seconds().stream()
                .filter(second -> second.service().equals(service))
                .filter(second -> second.epochSecond() >= from && second.epochSecond() < until)
                .toList();
        List<OfRelease> releases = own.stream()
                .map(ReleaseTraffic::nameOf)
                .distinct()
                .sorted()
                .map(name -> new OfRelease(
                        name,
                        steps(
                                from,
                                until,
                                own.stream()
                                        .filter(second -> nameOf(second).equals(name))
                                        .toList())))
                .toList();
        return new ReleaseTraffic(true, from, until, releases);
    }

    private static String nameOf(TrafficSecond second) {
        Optional<ReleaseId> release = second.release();
        return release.map(ReleaseId::value).orElse(NONE);
    }

    private static List<Step> steps(long from, long until, List<TrafficSecond> seconds) {
        return LongStream.iterate(from, second -> second < until, second -> second + STEP)
                .mapToObj(begin -> step(
                        begin,
                        seconds.stream()
                                .filter(second -> second.epochSecond() >= begin && second.epochSecond() < begin + STEP)
                                .toList()))
                .toList();
    }

    private static Step step(long begin, List<TrafficSecond> seconds) {
        long requests = seconds.stream()
                .mapToLong(second -> second.outcomes().completed())
                .sum();
        long errors = seconds.stream()
                .mapToLong(second -> second.outcomes().serverErrors())
                .sum();
        Latencies latencies = seconds.stream().map(TrafficSecond::latencies).reduce(Latencies.NONE, Latencies::plus);
        return new Step(
                begin,
                (double) requests / STEP,
                (double) errors / STEP,
                latencies.count() == 0 ? null : latencies.quantile(0.95) / MICROS_PER_MILLI);
    }
}
