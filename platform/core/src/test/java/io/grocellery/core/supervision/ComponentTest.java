package io.grocellery.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Component component = Component.wanted(new ComponentId("trial-1"), Set.of());

    @Test
    void whatIsBeingStartedOrEndedIsAboutToRunWhetherItIsWantedOrNot() {
        assertThat(component.in(new Condition.Starting(NOW)).aboutToRun()).isTrue();
        assertThat(component.in(new Condition.Starting(NOW)).unwanted().aboutToRun())
                .isTrue();
        assertThat(component.in(new Condition.Stopping(NOW)).unwanted().aboutToRun())
                .isTrue();
    }

    /** Or a release that crashed would be said to be gone, and started once more. */
    @Test
    void whatEndedByItselfIsAboutToRunAsLongAsItIsWanted() {
        Component ended = component.failed(new Condition.BackingOff(NOW));

        assertThat(ended.aboutToRun()).isTrue();
        assertThat(ended.unwanted().aboutToRun()).isFalse();
    }

    @Test
    void whatStandsStillIsNot() {
        assertThat(component.aboutToRun()).isFalse();
        assertThat(component.in(new Condition.Ready(NOW)).aboutToRun()).isFalse();
        assertThat(component.in(new Condition.Unready(NOW, NOW)).aboutToRun()).isFalse();
    }
}
