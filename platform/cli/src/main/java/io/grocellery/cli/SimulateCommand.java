package io.grocellery.cli;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.rollout.RolloutPlan;
import io.grocellery.core.rollout.Strategy;
import io.grocellery.core.simulation.Campaign;
import io.grocellery.core.simulation.CampaignResult;
import io.grocellery.core.simulation.Simulation;
import io.grocellery.core.simulation.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Tries a policy out on a virtual clock, before it is trusted. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Try the delivery file's rollout policy out on a virtual clock, many times: against a candidate with the "
                    + "fault that is described, and against one that is as good as the stable release. Nothing needs "
                    + "to run."
        })
final class SimulateCommand extends BaseCommand {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FaultOptions fault;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TrafficOptions traffic;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Repetitions repetitions;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            converter = Quantities.StrategyName.class,
            description = "canary, blue-green or rolling (default: the environment's).")
    private @Nullable Strategy strategy;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "Instances of the service, 1 to 50 (default: the environment's).")
    private @Nullable Integer replicas;

    @Option(
            names = "--requests-per-user",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the requests each person sends (default: 10).")
    private int requestsPerUser;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the plot as a picture too.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        checkRanges();
        DeliveryFile file = new DeliveryFile(installation().deliveryFile());
        Delivery delivery = file.read();
        EnvironmentDefinition there = file.environment(delivery, environment.value());
        int instances = replicas == null ? there.replicas().min() : replicas;
        RolloutPlan plan = delivery.rollout().plan(strategy == null ? there.strategy() : strategy, instances);
        SimulationReport report = simulate(plan, instances);
        if (json) {
            screen().raw(JSON.std.asString(report.asMap()));
        } else {
            report.show(screen());
            plot(report).show(screen());
        }
        if (svg != null) {
            new SimulationPicture(plot(report)).write(svg);
        }
        return ExitCode.DONE;
    }

    private static SimulationPlot plot(SimulationReport report) {
        return SimulationPlot.of(report.faulty());
    }

    private void checkRanges() {
        require(replicas == null || (replicas >= 1 && replicas <= 50), "--replicas", replicas, "1 to 50");
        require(requestsPerUser >= 1, "--requests-per-user", requestsPerUser, "1 or more");
    }

    private void require(boolean fits, String option, @Nullable Integer value, String range) {
        if (!fits) {
            throw usage(option + " " + value + " is outside " + range);
        }
    }

    private SimulationReport simulate(RolloutPlan plan, int instances) {
        TrafficOptions.Traffic given = traffic.traffic(plan.policy());
        Simulation clean =
                new Simulation(plan, instances, given.stable(), given.stable(), given.demand(), Trouble.NONE, LONGEST);
        Simulation bad = clean.against(fault.on(given.candidate(), plan.policy()));
        IntConsumer progress = progress();
        int runs = repetitions.runs();
        long seed = repetitions.seed();
        CampaignResult faulty = new Campaign(bad, runs, seed).run(progress);
        CampaignResult good = new Campaign(clean, runs, seed).run(done -> progress.accept(runs + done));
        screen().clearTransientLine();
        return new SimulationReport(plan, fault.inWords(), requestsPerUser, faulty, good);
    }

    private IntConsumer progress() {
        InstantSource clock = new LocalParts(installation()).clock();
        Instant begin = clock.instant();
        return done -> showProgress(done, Duration.between(begin, clock.instant()));
    }

    private void showProgress(int done, Duration since) {
        if (since.compareTo(QUIET) > 0) {
            screen().transientLine("  " + done + " of " + 2L * repetitions.runs() + " runs");
        }
    }
}
