package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.supervision.Component;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Condition;
import io.grocellery.core.supervision.Effect;
import io.grocellery.core.supervision.Sighting;
import io.grocellery.core.supervision.SupervisionPolicy;
import io.grocellery.core.supervision.Supervisor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnvironmentLoopTest {

    private static final ComponentId ID = new ComponentId("order-service-1");
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");

    private final SlowComponents components = new SlowComponents();
    private final List<Effect.Report> reports = new CopyOnWriteArrayList<>();
    private final EnvironmentLoop loop =
            new EnvironmentLoop(new Supervisor(SupervisionPolicy.STANDARD), components, reports::add, () -> NOW);

    @Test
    void whatIsUnwantedWhileItStartsEndsWhenItsStartHasMadeIt() throws InterruptedException {
        loop.change(fleet -> fleet.with(List.of(Component.wanted(ID, Set.of()))));
        loop.turn();
        components.awaitStarting();

        loop.change(fleet -> fleet.unwanted(Set.of(ID)));
        loop.turn();
        components.letStart();
        components.awaitStopped();
        loop.turn();

        assertThat(components.present).isEmpty();
        assertThat(loop.fleet().ended()).containsExactly(ID);
    }

    @Test
    void aStartThatReturnsDuringALookHasNotEndedByItself() throws InterruptedException {
        loop.change(fleet -> fleet.with(List.of(Component.wanted(ID, Set.of()))));
        loop.turn();
        components.awaitStarting();

        components.duringTheNextLook(components::letStartAndSettle);
        loop.turn();

        assertThat(loop.fleet().find(ID).orElseThrow().condition()).isInstanceOf(Condition.Starting.class);
        assertThat(reports).extracting(Effect.Report::kind).doesNotContain(Effect.Kind.ENDED);
    }

    /** One whose start takes until it is let. */
    private static final class SlowComponents implements Components {

        private static final long PATIENCE_SECONDS = 20;

        private final Set<ComponentId> present = ConcurrentHashMap.newKeySet();
        private final CountDownLatch starting = new CountDownLatch(1);
        private final CountDownLatch let = new CountDownLatch(1);
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile Runnable afterTheLook = () -> {};

        void awaitStarting() throws InterruptedException {
            assertThat(starting.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        void awaitStopped() throws InterruptedException {
            assertThat(stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        void letStart() {
            let.countDown();
        }

        void letStartAndSettle() {
            letStart();
            await(started);
        }

        void duringTheNextLook(Runnable action) {
            afterTheLook = action;
        }

        @Override
        public Map<ComponentId, Sighting> look(Set<ComponentId> ids) {
            Map<ComponentId, Sighting> seen =
                    present.contains(ID) ? Map.of(ID, Sighting.READY) : Map.of(ID, Sighting.ABSENT);
            afterTheLook.run();
            return seen;
        }

        @Override
        public void start(ComponentId id) {
            starting.countDown();
            await(let);
            present.add(id);
            started.countDown();
        }

        @Override
        public void stop(ComponentId id) {
            present.remove(id);
            stopped.countDown();
        }

        @Override
        public void kill(ComponentId id) {
            present.remove(id);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
