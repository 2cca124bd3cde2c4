package io.grocellery.core.rollout;

import java.time.InstantSource;
import java.util.List;

/**
 * Carries one rollout through: looks, decides, writes down, acts. What was decided is written before it is done, so that
 * after a crash at any moment another engine goes on from the same records.
 */
public final class RolloutEngine {

    private final Planner planner = new Planner();
    private final World world;
    private final Book book;
    private final InstantSource clock;
    private volatile RolloutState state;

    /** What a rollout sees and changes. */
    public interface World {

        /** Looks once, within seconds; what cannot be seen is left out. */
        Observation look(RolloutState state);

        /** Does it, or begins to; what fails is asked for again at a later step. */
        void carryOut(RolloutState state, RolloutEffect effect);
    }

    /** Where a rollout is written down. */
    @FunctionalInterface
    public interface Book {

        /** Returns once it is safely written. */
        void write(RolloutId rollout, List<RolloutRecord> records);
    }

    public RolloutEngine(RolloutState state, World world, Book book, InstantSource clock) {
        this.state = state;
        this.world = world;
        this.book = book;
        this.clock = clock;
    }

    public RolloutState state() {
        return state;
    }

    /** One turn; one thread calls it. Nothing happens when the rollout is over. */
    public RolloutState turn() {
        RolloutState before = state;
        if (before.over()) {
            return before;
        }
        Planner.Step step = planner.step(before, world.look(before), clock.instant());
        if (!step.records().isEmpty()) {
            book.write(before.id(), step.records());
        }
        state = step.state();
        step.effects().forEach(effect -> world.carryOut(step.state(), effect));
        return step.state();
    }
}
