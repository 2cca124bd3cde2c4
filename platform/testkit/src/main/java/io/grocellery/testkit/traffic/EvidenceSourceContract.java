package io.grocellery.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.traffic.Evidence;
import io.grocellery.core.traffic.EvidenceSource;
import io.grocellery.core.traffic.Latencies;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.core.traffic.TrafficSecond;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every evidence source keeps. */
public abstract class EvidenceSourceContract {

    protected static final ServiceName SERVICE = new ServiceName("order-service");
    protected static final ReleaseId RELEASE = new ReleaseId("r-1");

    /** The source under test; nothing was requested before the test. */
    protected abstract EvidenceSource source();

    /** Makes so many requests of {@link #SERVICE} end well and so many with a 5xx, and lets their second pass. */
    protected abstract void traffic(int good, int failing);

    @Test
    void withoutRequestsThereIsNoEntry() {
        assertThat(source().since(0).seconds()).isEmpty();
    }

    @Test
    void everyRequestIsCountedOnce() {
        traffic(7, 3);

        Outcomes sum = sum(source().since(0).seconds());

        assertThat(sum.accepted()).isEqualTo(10);
        assertThat(sum.successes()).isEqualTo(7);
        assertThat(sum.serverErrors()).isEqualTo(3);
        assertThat(sum.completed()).isEqualTo(10);
    }

    @Test
    void requestsBelongToTheirServiceAndRelease() {
        traffic(2, 0);

        assertThat(source().since(0).seconds()).isNotEmpty().allSatisfy(second -> {
            assertThat(second.service()).isEqualTo(SERVICE);
            assertThat(second.release()).isEqualTo(Optional.of(RELEASE));
            assertThat(second.pinned()).isFalse();
        });
    }

    @Test
    void everyCompletedRequestHasADuration() {
        traffic(5, 1);

        Latencies all = source().since(0).seconds().stream()
                .map(TrafficSecond::latencies)
                .reduce(Latencies.NONE, Latencies::plus);

        assertThat(all.count()).isEqualTo(6);
        assertThat(all.quantile(0.5)).isBetween(1L, 10_000_000L);
    }

    @Test
    void askingOnFromTheEndGivesNothingTwice() {
        traffic(4, 0);
        Evidence first = source().since(0);

        traffic(2, 0);
        Evidence second = source().since(first.untilSecond());

        assertThat(sum(first.seconds()).plus(sum(second.seconds())).accepted()).isEqualTo(6);
        assertThat(first.seconds()).allSatisfy(s -> assertThat(s.epochSecond()).isLessThan(first.untilSecond()));
        assertThat(second.seconds())
                .allSatisfy(s -> assertThat(s.epochSecond()).isGreaterThanOrEqualTo(first.untilSecond()));
    }

    private static Outcomes sum(List<TrafficSecond> seconds) {
        return seconds.stream().map(TrafficSecond::outcomes).reduce(Outcomes.NONE, Outcomes::plus);
    }
}
