package io.grocellery.cli;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.rollout.Deadlines;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Stage;
import io.grocellery.core.rollout.Stage.Gate;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Campaign;
import io.grocellery.core.simulation.CampaignResult;
import io.grocellery.core.simulation.Demand;
import io.grocellery.core.simulation.Simulation;
import io.grocellery.core.simulation.Trouble;
import io.grocellery.core.traffic.Weight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Tries a policy out on a virtual clock, before it is trusted. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Try the rollout policy out on a virtual clock, many times: against a candidate with the fault that is",
            "described, and against one that is as good as the stable release. Nothing needs to run."
        })
final class SimulateCommand extends BaseCommand {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final int MOST_RUNS = 100_000;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FaultOptions fault;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            converter = Quantities.StrategyName.class,
            defaultValue = "canary",
            description = "canary, blue-green or rolling (default: canary).")
    @SuppressWarnings("NullAway.Init")
    private Strategy strategy;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "2",
            description = "Instances of the service, 1 to 50 (default: 2).")
    private int replicas;

    @Option(
            names = "--stable-errors",
            paramLabel = "PERCENT",
            converter = Quantities.Percent.class,
            defaultValue = "0.1%",
            description = "The share of requests that both releases fail (default: 0.1%%).")
    private double stableErrors;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = Quantities.Rate.class,
            defaultValue = "50/s",
            description = "How many requests come, such as 50/s (default: 50/s).")
    private double rate;

    @Option(
            names = "--requests-per-user",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the requests each person sends (default: 10).")
    private int requestsPerUser;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "300",
            description = "How often each of the two is tried, 1 to 100000 (default: 300).")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same results (default: 1).")
    private long seed;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        checkRanges();
        RolloutPlan plan = plan();
        Behaviour stable = Behaviour.erring(stableErrors);
        CampaignResult faulty = simulate(plan, stable, fault.on(stable, plan.policy()), 0);
        CampaignResult clean = simulate(plan, stable, stable, runs);
        SimulationReport report = new SimulationReport(plan, fault.inWords(), requestsPerUser, faulty, clean);
        if (json) {
            screen().raw(JSON.std.asString(report.asMap()));
        } else {
            report.show(screen());
        }
        return ExitCode.DONE;
    }

    private void checkRanges() {
        require(replicas >= 1 && replicas <= 50, "--replicas", replicas, "1 to 50");
        require(runs >= 1 && runs <= MOST_RUNS, "--runs", runs, "1 to " + MOST_RUNS);
        require(requestsPerUser >= 1, "--requests-per-user", requestsPerUser, "1 or more");
    }

    private void require(boolean fits, String option, int value, String range) {
        if (!fits) {
            throw usage(option + " " + value + " is outside " + range);
        }
    }

    private RolloutPlan plan() {
        Duration bake = Duration.ofMinutes(5);
        return switch (strategy) {
            case CANARY ->
                RolloutPlan.canary(
                        Stream.of(5, 25, 50)
                                .map(percent -> new Stage(Weight.ofPercent(percent), Gate.EVIDENCE, Duration.ZERO, 0))
                                .toList(),
                        bake,
                        Deadlines.STANDARD,
                        JudgePolicy.STANDARD);
            case BLUE_GREEN -> RolloutPlan.blueGreen(20, bake, Deadlines.STANDARD, JudgePolicy.STANDARD);
            case ROLLING ->
                RolloutPlan.rolling(replicas, Duration.ofSeconds(10), bake, Deadlines.STANDARD, JudgePolicy.STANDARD);
        };
    }

    private CampaignResult simulate(RolloutPlan plan, Behaviour stable, Behaviour candidate, int doneBefore) {
        Simulation simulation =
                new Simulation(plan, replicas, stable, candidate, Demand.steady(rate), Trouble.NONE, LONGEST);
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant();
        CampaignResult result = new Campaign(simulation, runs, seed)
                .run(done -> showProgress(doneBefore + done, Duration.between(begin, clock.instant())));
        screen().clearTransientLine();
        return result;
    }

    private void showProgress(int done, Duration since) {
        if (since.compareTo(QUIET) > 0) {
            screen().transientLine("  " + done + " of " + 2L * runs + " runs");
        }
    }
}
