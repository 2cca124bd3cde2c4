package io.grocellery.core.simulation;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.traffic.Weight;
import java.time.Duration;
import java.util.List;

/**
 * How long it takes until a candidate that errs is withdrawn, at one weight that is held for half an hour.
 *
 * @param policy what it is judged by
 * @param rate requests a second to both releases together
 * @param stableErrors the share of requests that the stable release fails
 * @param runs how often each is tried, 1 to 100,000
 * @param seed the first run's
 */
public record DetectionTimes(JudgePolicy policy, double rate, double stableErrors, int runs, long seed) {

    /** How long it is tried. */
    public static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int REPLICAS = 2;

    /**
     * Tries it.
     *
     * @param errors the share of requests that the candidate fails
     * @param percent the candidate's weight, above 0 and below 100
     */
    public CampaignResult at(double errors, double percent) {
        Stage held = new Stage(Weight.ofPercent(percent), Gate.EVIDENCE, LONGEST, 0);
        Deadlines standard = Deadlines.STANDARD;
        Deadlines patient = new Deadlines(
                standard.start(),
                standard.shift(),
                LONGEST.multipliedBy(2),
                standard.hold(),
                standard.drain(),
                standard.stop(),
                standard.atStageEnd(),
                standard.atHoldEnd());
        RolloutPlan plan = RolloutPlan.canary(List.of(held), Duration.ofMinutes(1), patient, policy);
        Simulation simulation = new Simulation(
                plan,
                REPLICAS,
                Behaviour.erring(stableErrors),
                Behaviour.erring(errors),
                Demand.steady(rate),
                Trouble.NONE,
                LONGEST);
        return new Campaign(simulation, runs, seed).run(done -> {});
    }
}
