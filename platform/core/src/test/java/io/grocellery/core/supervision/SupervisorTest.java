package io.grocellery.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.supervision.Effect.Kill;
import io.grocellery.core.supervision.Effect.Kind;
import io.grocellery.core.supervision.Effect.Report;
import io.grocellery.core.supervision.Effect.Start;
import io.grocellery.core.supervision.Effect.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private static final ComponentId DATABASE = new ComponentId("database");
    private static final ComponentId SERVICE = new ComponentId("service");

    private final Supervisor supervisor = new Supervisor(SupervisionPolicy.STANDARD);
    private final Map<ComponentId, Sighting> seen = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Fleet fleet =
            Fleet.of(List.of(Component.wanted(DATABASE, Set.of()), Component.wanted(SERVICE, Set.of(DATABASE))));

    @Test
    void startsWhatOthersNeedFirst() {
        assertThat(step()).contains(new Start(DATABASE)).doesNotContain(new Start(SERVICE));
        seen.put(DATABASE, Sighting.READY);
        assertThat(step()).doesNotContain(new Start(SERVICE));
        assertThat(step()).contains(new Start(SERVICE));
    }

    @Test
    void whatWaitsForADatabaseThatHangsIsNotEndedForItsSilence() {
        everythingReady();
        seen.put(DATABASE, Sighting.UNRESPONSIVE);
        seen.put(SERVICE, Sighting.UNRESPONSIVE);
        List<Effect> effects = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            effects.addAll(step());
            now = now.plusSeconds(1);
        }
        assertThat(effects).contains(new Kill(DATABASE)).doesNotContain(new Kill(SERVICE));

        seen.put(DATABASE, Sighting.READY);
        for (int second = 0; second < 8; second++) {
            assertThat(step()).doesNotContain(new Kill(SERVICE));
            now = now.plusSeconds(1);
        }
        seen.put(SERVICE, Sighting.READY);
        step();
        assertThat(component(SERVICE).restarts()).isZero();
    }

    @Test
    void startsAgainWithGrowingWaitsUpToTheLongest() {
        List<Long> waits = new ArrayList<>();
        everythingReady();
        for (int i = 0; i < 7; i++) {
            seen.put(SERVICE, Sighting.ABSENT);
            step();
            long waited = 0;
            while (!step().contains(new Start(SERVICE))) {
                now = now.plusSeconds(1);
                waited++;
            }
            waits.add(waited);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(component(SERVICE).restarts()).isEqualTo(7);
    }

    @Test
    void aMinuteOfReadinessForgetsEarlierEnds() {
        everythingReady();
        seen.put(SERVICE, Sighting.ABSENT);
        step();
        seen.put(SERVICE, Sighting.READY);
        step();
        assertThat(component(SERVICE).failures()).isEqualTo(1);
        now = now.plusSeconds(60);
        step();
        assertThat(component(SERVICE).failures()).isZero();
        assertThat(component(SERVICE).restarts()).isEqualTo(1);
    }

    @Test
    void aSilentProcessIsEndedAfterItsDeadlineAndNotBefore() {
        everythingReady();
        seen.put(SERVICE, Sighting.UNRESPONSIVE);
        step();
        now = now.plusSeconds(9);
        assertThat(step()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(step()).contains(new Kill(SERVICE));
    }

    @Test
    void aLivingProcessThatCannotServeIsLeftAlone() {
        everythingReady();
        seen.put(SERVICE, Sighting.LIVE);
        assertThat(step())
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.class, report -> assertThat(report.kind()).isEqualTo(Kind.UNREADY));
        now = now.plus(Duration.ofHours(1));
        assertThat(step()).isEmpty();
    }

    @Test
    void aStartPastItsDeadlineIsEnded() {
        step();
        seen.put(DATABASE, Sighting.LIVE);
        now = now.plusSeconds(89);
        assertThat(step()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(step()).contains(new Kill(DATABASE));
    }

    @Test
    void adoptsWhatRunsAlready() {
        seen.put(DATABASE, Sighting.READY);
        seen.put(SERVICE, Sighting.READY);
        assertThat(step()).noneMatch(Start.class::isInstance);
        assertThat(fleet.allReady()).isTrue();
    }

    @Test
    void bringsDownDependentsFirst() {
        everythingReady();
        fleet = fleet.unwanted();
        assertThat(step()).containsExactly(new Stop(SERVICE));
        assertThat(step()).isEmpty();
        seen.put(SERVICE, Sighting.ABSENT);
        step();
        assertThat(step()).contains(new Stop(DATABASE));
        seen.put(DATABASE, Sighting.ABSENT);
        step();
        assertThat(fleet.allStopped()).isTrue();
    }

    /** Whatever happens, once the world behaves everything wanted becomes ready, and nothing runs twice. */
    @RepeatedTest(200)
    void recoversFromAnyHistory(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Set<ComponentId> running = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            for (ComponentId id : List.of(DATABASE, SERVICE)) {
                if (random.nextInt(10) == 0) {
                    running.remove(id);
                }
                seen.put(id, running.contains(id) ? anySighting(random) : Sighting.ABSENT);
            }
            carryOut(running);
            now = now.plusMillis(random.nextInt(5_000));
        }
        for (int i = 0; i < 200; i++) {
            running.forEach(id -> seen.put(id, Sighting.READY));
            carryOut(running);
            now = now.plusSeconds(1);
        }
        assertThat(fleet.allReady()).isTrue();
    }

    private void carryOut(Set<ComponentId> running) {
        for (Effect effect : step()) {
            if (effect instanceof Start start) {
                assertThat(running.add(start.component())).as("started once").isTrue();
            } else if (effect instanceof Kill kill) {
                running.remove(kill.component());
            }
        }
        for (ComponentId id : List.of(DATABASE, SERVICE)) {
            seen.put(id, running.contains(id) ? seen.getOrDefault(id, Sighting.LIVE) : Sighting.ABSENT);
        }
    }

    private static Sighting anySighting(Random random) {
        return List.of(Sighting.UNRESPONSIVE, Sighting.LIVE, Sighting.READY).get(random.nextInt(3));
    }

    private void everythingReady() {
        seen.put(DATABASE, Sighting.READY);
        seen.put(SERVICE, Sighting.READY);
        step();
    }

    private List<Effect> step() {
        Supervisor.Step step = supervisor.step(fleet, seen, now);
        fleet = step.fleet();
        return step.effects();
    }

    private Component component(ComponentId id) {
        return fleet.find(id).orElseThrow();
    }
}
