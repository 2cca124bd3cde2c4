package io.grocellery.core.rollout;

import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.RolloutRecord.Counted;
import io.grocellery.core.rollout.RolloutRecord.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how a rollout goes on. A pure function: the same state, observation and moment give the same step, in the
 * daemon, in a replay and in a simulation.
 */
public final class Planner {

    /**
     * A decision.
     *
     * @param state what is known now
     * @param records what leads from the state before to this one, to be written down before anything is done
     * @param effects what must be done
     */
    public record Step(RolloutState state, List<RolloutRecord> records, List<RolloutEffect> effects) {
        public Step {
            records = List.copyOf(records);
            effects = List.copyOf(effects);
        }
    }

    /**
     * One step. Whatever speaks against the candidate is heard before anything that speaks for it.
     *
     * @param now never earlier than at the step before
     */
    public Step step(RolloutState state, Observation seen, Instant now) {
        if (state.over()) {
            return new Step(state, List.of(), List.of());
        }
        List<RolloutRecord> records = new ArrayList<>(counted(state, seen));
        RolloutState counting = counting(state, records, seen);
        Orders orders = new Orders();
        RolloutState next = next(new Scene(counting, seen, now), orders);
        if (!next.phase().equals(state.phase())) {
            records.add(new Moved(next.phase(), next.inForce()));
        }
        return new Step(next, records, orders.all());
    }

    private static List<Counted> counted(RolloutState state, Observation seen) {
        double share = state.inForce().share();
        List<Counted> counted = new ArrayList<>();
        for (Part part : state.parts()) {
            Sight sight = seen.services().get(part.change().service());
            if (sight != null) {
                sight.traffic().stream()
                        .filter(second ->
                                second.epochSecond() >= part.evidence().nextSecond())
                        .forEach(second -> counted.add(new Counted(
                                part.change().service(),
                                new SecondOfTraffic(second.epochSecond(), share, second.candidate(), second.stable()),
                                second.pinned())));
            }
        }
        return counted;
    }

    private static RolloutState counting(RolloutState state, List<RolloutRecord> records, Observation seen) {
        RolloutState counted = state;
        for (RolloutRecord record : records) {
            counted = counted.after(record);
        }
        return counted.with(counted.parts().stream()
                .map(part -> {
                    Sight sight = seen.services().get(part.change().service());
                    return sight == null ? part : part.until(sight.until());
                })
                .toList());
    }

    private static RolloutState next(Scene scene, Orders orders) {
        return switch (scene.state().phase()) {
            case Phase.Forward phase ->
                new Objections(scene, phase)
                        .first()
                        .map(reason -> new WayBack(scene, orders).begin(phase, reason))
                        .orElseGet(() -> new WayForward(scene, orders).go(phase));
            case Phase.Returning returning -> new WayBack(scene, orders).giveBack(returning);
            case Phase.Withdrawing withdrawing -> new WayBack(scene, orders).withdraw(withdrawing);
            case Phase.Retiring retiring ->
                new Ending(scene, orders).ofStable()
                        ? scene.state().in(new Phase.Promoted(scene.now()))
                        : scene.state();
            case Phase.Final over -> scene.state();
        };
    }
}
