package io.grocellery.testkit.traffic;

import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.TrafficSecond;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Evidence that a test or a recording provides; a second can be seen once the clock has passed it. */
public final class RecordedEvidence implements EvidenceSource {

    private final InstantSource clock;
    private final List<TrafficSecond> seconds = new ArrayList<>();

    public RecordedEvidence(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void record(TrafficSecond second) {
        seconds.add(second);
    }

    @Override
    public synchronized Evidence since(long epochSecond) {
        long now = clock.instant().getEpochSecond();
        return new Evidence(
                now,
                seconds.stream()
                        .filter(second -> second.epochSecond() >= epochSecond && second.epochSecond() < now)
                        .filter(second -> second.epochSecond() >= now - SECONDS_KEPT)
                        .sorted(Comparator.comparingLong(TrafficSecond::epochSecond))
                        .toList());
    }
}
