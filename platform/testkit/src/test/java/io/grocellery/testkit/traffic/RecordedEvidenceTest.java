package io.grocellery.testkit.traffic;

import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

class RecordedEvidenceTest extends EvidenceSourceContract {

    private final ManualClock clock = ManualClock.inJanuary();
    private final RecordedEvidence evidence = new RecordedEvidence(clock);

    @Override
    protected EvidenceSource source() {
        return evidence;
    }

    @Override
    protected void traffic(int good, int failing) {
        long total = (long) good + failing;
        evidence.record(new TrafficSecond(
                clock.instant().getEpochSecond(),
                SERVICE,
                Optional.of(RELEASE),
                false,
                new Outcomes(total, good, 0, failing, 0, 0, 0),
                0,
                new Latencies(Map.of(1500L, total))));
        clock.advance(Duration.ofSeconds(1));
    }
}
