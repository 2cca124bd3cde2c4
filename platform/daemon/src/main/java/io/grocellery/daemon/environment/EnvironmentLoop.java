package io.grocellery.daemon.environment;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.supervision.ComponentId;
import io.grocellery.core.supervision.Effect;
import io.grocellery.core.supervision.Fleet;
import io.grocellery.core.supervision.Sighting;
import io.grocellery.core.supervision.Supervisor;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, decides, acts, again and again, for one environment; a thread of its own calls {@link #turn}. */
final class EnvironmentLoop {

    private static final Logger log = LoggerFactory.getLogger(EnvironmentLoop.class);

    private final Supervisor supervisor;
    private final Components components;
    private final Reports reports;
    private final InstantSource clock;
    private final Timeline timeline = new Timeline();
    private final ChangesUnderWay changes = new ChangesUnderWay();
    private final Restarts restarts = new Restarts();
    private volatile Fleet fleet = new Fleet(Map.of());

    EnvironmentLoop(Supervisor supervisor, Components components, Reports reports, InstantSource clock) {
        this.supervisor = supervisor;
        this.components = components;
        this.reports = reports;
        this.clock = clock;
    }

    /** Who is told what happened. */
    @FunctionalInterface
    interface Reports {
        void report(Effect.Report report);
    }

    Fleet fleet() {
        return fleet;
    }

    Timeline timeline() {
        return timeline;
    }

    Restarts restarts() {
        return restarts;
    }

    /** Changes what is wanted. */
    synchronized void change(UnaryOperator<Fleet> change) {
        fleet = change.apply(fleet);
    }

    /** One turn. */
    synchronized void turn() {
        // noted before the look: a start that ends during it was under way when the look saw nothing
        Set<ComponentId> underWay = changes.starting();
        Map<ComponentId, Sighting> sightings =
                new HashMap<>(components.look(fleet.components().keySet()));
        underWay.forEach(id -> sightings.replace(id, Sighting.ABSENT, Sighting.LIVE));
        Fleet before = fleet;
        Supervisor.Step step = supervisor.step(before, sightings, clock.instant());
        fleet = step.fleet();
        timeline.note(before, fleet);
        restarts.note(before, fleet);
        step.effects().forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Start start ->
                changes.start(start.component(), () -> guarded(start.component(), components::start));
            case Effect.Kill kill -> guarded(kill.component(), components::kill);
            case Effect.Stop stop -> changes.stop(stop.component(), () -> guarded(stop.component(), components::stop));
            case Effect.Report report -> reports.report(report);
        }
    }

    private void guarded(ComponentId id, Consumer<ComponentId> action) {
        try {
            action.accept(id);
        } catch (ExplainedException failed) {
            log.atError()
                    .setMessage(failed.getMessage())
                    .addKeyValue("component", id)
                    .setCause(failed)
                    .log();
            reports.report(new Effect.Report(id, Effect.Kind.ENDED, failed.getMessage()));
        }
    }
}
