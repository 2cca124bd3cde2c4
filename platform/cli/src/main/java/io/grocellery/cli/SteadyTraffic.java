package io.grocellery.cli;

import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Demand;
import picocli.CommandLine.Option;

/** Described traffic: the same in every second. */
final class SteadyTraffic {

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = Quantities.Rate.class,
            defaultValue = "50/s",
            description = "How many requests come, such as 50/s (default: 50/s).")
    private double rate;

    @Option(
            names = "--stable-errors",
            paramLabel = "PERCENT",
            converter = Quantities.Percent.class,
            defaultValue = "0.1%",
            description = "The share of requests that the stable release fails (default: 0.1%%).")
    private double stableErrors;

    double rate() {
        return rate;
    }

    double stableErrors() {
        return stableErrors;
    }

    Demand demand() {
        return Demand.steady(rate);
    }

    Behaviour stable() {
        return Behaviour.erring(stableErrors);
    }
}
