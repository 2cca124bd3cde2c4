package io.grocellery.core.rollout;

import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.rollout.Observation.Sight;
import io.grocellery.core.rollout.RolloutRecord.Counted;
import io.grocellery.core.rollout.RolloutRecord.Moved;
import io.grocellery.core.traffic.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides how a rollout goes on. A pure function: the same state, observation and moment give the same step, in the
 * daemon, in a replay and in a simulation.
 */
final class Planner {

    /**
     * A decision.
     *
     * @param state what is known now
     * @param records what leads from the state before to this one, to be written down before anything is done
     * @param effects what must be done
     */
    record Step(RolloutState state, List<RolloutRecord> records, List<RolloutEffect> effects) {
        Step {
            records = List.copyOf(records);
            effects = List.copyOf(effects);
        }
    }

    /**
     * One step. Whatever speaks against the candidate is heard before anything that speaks for it.
     *
     * @param now never earlier than at the step before
     */
    Step step(RolloutState state, Observation seen, Instant now) {
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
        List<Counted> counted = new ArrayList<>();
        for (Part part : state.parts()) {
            Sight sight = seen.services().get(part.change().service());
            if (sight != null) {
                double share = share(state, part, sight);
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

    /**
     * The largest share that the candidate may have had: what was set, what somebody else set, or everything, when the
     * stable release could not serve. A share that is too large is on the safe side.
     */
    private static double share(RolloutState state, Part part, Sight sight) {
        if (sight.stable().ready() == 0 && sight.candidate().ready() > 0) {
            return 1;
        }
        double read = sight.weights().map(weights -> share(weights, part)).orElse(0.0);
        return Math.max(state.inForce().share(), read);
    }

    private static double share(Map<ReleaseId, Weight> weights, Part part) {
        double candidate =
                weights.getOrDefault(part.change().candidate(), Weight.NONE).parts();
        double stable =
                weights.getOrDefault(part.change().stable(), Weight.NONE).parts();
        return candidate == 0 ? 0 : candidate / (candidate + stable);
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
