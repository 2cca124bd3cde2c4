package io.grocellery.core.pipeline;

import java.time.InstantSource;
import java.util.List;

/**
 * Carries one run through: looks, decides, writes down, acts. What was decided is written before it is done, so that
 * after a crash at any moment another engine goes on from the same records.
 */
public final class RunEngine {

    private final RunPlanner planner;
    private final World world;
    private final Book book;
    private final InstantSource clock;
    private volatile RunState state;

    /** What a run sees and does. */
    public interface World {

        /** Looks once, within seconds. What it told once it need not tell again. */
        RunObservation look(RunState state);

        /** Begins it and returns. */
        void carryOut(RunState state, RunEffect effect);
    }

    /** Where a run is written down. */
    @FunctionalInterface
    public interface Book {

        /** Returns once it is safely written. */
        void write(RunId run, List<RunRecord> records);
    }

    /** @param lanes how many stages may run at once, at least 1 */
    public RunEngine(RunState state, int lanes, World world, Book book, InstantSource clock) {
        this.state = state;
        this.planner = new RunPlanner(lanes);
        this.world = world;
        this.book = book;
        this.clock = clock;
    }

    public RunState state() {
        return state;
    }

    /** One turn; one thread calls it. */
    public RunState turn() {
        RunState before = state;
        return act(before, planner.step(before, world.look(before), clock.instant()));
    }

    /** Once, before the first turn after a crash: what ran begins again. */
    public RunState resume() {
        return act(state, planner.resume(state, clock.instant()));
    }

    private RunState act(RunState before, RunPlanner.Step step) {
        if (!step.records().isEmpty()) {
            book.write(before.id(), step.records());
        }
        state = step.state();
        step.effects().forEach(effect -> world.carryOut(step.state(), effect));
        return step.state();
    }
}
