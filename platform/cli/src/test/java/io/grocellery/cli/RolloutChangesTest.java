package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.testkit.rollout.ToldCanary;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RolloutChangesTest {

    private final RolloutChanges changes = new RolloutChanges(new RolloutPicture(80, 24, ZoneOffset.UTC));

    @Test
    void atTheBeginningEverythingIsNew() {
        List<Line> lines = changes.between(null, ToldCanary.good().at(10));

        assertThat(lines)
                .extracting(Line::text)
                .startsWith(
                        "rollout-17 canary in dev",
                        "16:00:00 began: order-service r-7c41f0a2be93 -> r-e02b9a6f1d54",
                        "16:00:03 stage 1 of 4: 5% of the requests go to the candidate",
                        "16:00:10 order-service: the gateway gives the candidate 5%")
                .endsWith("16:00:10 the rollout is watching the candidate");
    }

    @Test
    void figuresThatGrowAreNoChange() {
        RolloutStatus before = ToldCanary.good().at(10);

        assertThat(changes.between(before, ToldCanary.good().at(11))).isEmpty();
        assertThat(changes.between(before, before)).isEmpty();
    }

    @Test
    void aRuleThatDecidesIsSaidOnceWithItsFigures() {
        ToldCanary bad = ToldCanary.bad();
        RolloutStatus before = bad.at(7);
        RolloutStatus after = bad.at(8);

        assertThat(changes.between(before, after))
                .extracting(Line::text)
                .anySatisfy(line -> assertThat(line)
                        .contains("more often than the stable release, fail: ")
                        .contains("E = 4186 of 400"));
        assertThat(changes.between(after, bad.at(9)))
                .extracting(Line::text)
                .noneSatisfy(line -> assertThat(line).contains(", fail: "));
    }

    @Test
    void severityIsSaidUnlessItIsInformation() {
        assertThat(changes.between(null, ToldCanary.bad().at(60)))
                .extracting(Line::text)
                .anySatisfy(line -> assertThat(line).startsWith("16:00:08 error: going back: "))
                .noneSatisfy(line -> assertThat(line).contains("info: "));
    }
}
