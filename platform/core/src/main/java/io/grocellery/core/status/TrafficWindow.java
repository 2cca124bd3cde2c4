package io.grocellery.core.status;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.EnvironmentStatus.Second;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Sums up the last complete seconds of a service's requests. */
public record TrafficWindow(int seconds) {

    private static final double MICROS_PER_MILLI = 1_000;

    /**
     * A window.
     *
     * @throws IllegalArgumentException when the window is not 1 to 900 seconds long
     */
    public TrafficWindow {
        if (seconds < 1 || seconds > 900) {
            throw new IllegalArgumentException("a window of " + seconds + " s is outside 1 to 900 s");
        }
    }

    /** The first second of the window that ends where the evidence does. */
    public long from(long untilSecond) {
        return untilSecond - seconds;
    }

    /** What the window holds of one service; every second has its entry, also those without requests. */
    public Traffic of(ServiceName service, Evidence evidence) {
        long from = from(evidence.untilSecond());
        List<TrafficSecond> own = evidence.seconds().stream()
                .filter(each -> each.service().equals(service) && each.epochSecond() >= from)
                .toList();
        Outcomes outcomes = outcomes(own);
        Latencies latencies = latencies(own);
        return new Traffic(
                seconds,
                (double) outcomes.accepted() / seconds,
                outcomes.completed() == 0 ? null : (double) outcomes.serverErrors() / outcomes.completed(),
                millis(latencies, 0.5),
                millis(latencies, 0.95),
                millis(latencies, 0.99),
                inFlight(own),
                LongStream.range(from, evidence.untilSecond())
                        .mapToObj(second -> second(second, own))
                        .toList());
    }

    private static Second second(long epochSecond, List<TrafficSecond> own) {
        List<TrafficSecond> then =
                own.stream().filter(each -> each.epochSecond() == epochSecond).toList();
        Outcomes outcomes = outcomes(then);
        return new Second(epochSecond, outcomes.accepted(), outcomes.serverErrors(), millis(latencies(then), 0.95));
    }

    private static Outcomes outcomes(List<TrafficSecond> seconds) {
        return seconds.stream().map(TrafficSecond::outcomes).reduce(Outcomes.NONE, Outcomes::plus);
    }

    private static Latencies latencies(List<TrafficSecond> seconds) {
        return seconds.stream().map(TrafficSecond::latencies).reduce(Latencies.NONE, Latencies::plus);
    }

    private static long inFlight(List<TrafficSecond> seconds) {
        long last = seconds.stream().mapToLong(TrafficSecond::epochSecond).max().orElse(0);
        return seconds.stream()
                .filter(each -> each.epochSecond() == last)
                .mapToLong(TrafficSecond::inFlight)
                .sum();
    }

    private static @Nullable Double millis(Latencies latencies, double share) {
        return latencies.count() == 0 ? null : latencies.quantile(share) / MICROS_PER_MILLI;
    }
}
