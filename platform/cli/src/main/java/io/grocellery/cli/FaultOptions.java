package io.grocellery.cli;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Flaw;
import io.grocellery.core.simulation.Manner.Shares;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is wrong with a simulated candidate. */
final class FaultOptions {

    @Option(
            names = "--errors",
            paramLabel = "PERCENT",
            converter = Quantities.Percent.class,
            defaultValue = "0%",
            description = "The share of requests that the candidate fails, beside the stable release's (default: 0%%).")
    private double errors;

    @Option(
            names = "--slow",
            paramLabel = "PERCENT",
            converter = Quantities.Percent.class,
            description = "The share of requests that the candidate answers late (default: all with --latency, else "
                    + "none).")
    private @Nullable Double slow;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "How long a late answer takes, such as 800ms (default: longer than the objective, shorter "
                    + "than the trigger).")
    private @Nullable Duration latency;

    @Option(
            names = "--flaw",
            paramLabel = "FLAW",
            converter = Quantities.FlawName.class,
            defaultValue = "none",
            description = "crashes-at-start, never-ready, hangs, ready-too-soon or none (default: none).")
    @SuppressWarnings("NullAway.Init")
    private Flaw flaw;

    /** The stable release's behaviour with what is wrong in the candidate. */
    Behaviour on(Behaviour stable, JudgePolicy policy) {
        Shares late = late(policy);
        Shares more = new Shares(errors, late.slow(), late.stalled());
        return Behaviour.answering(second -> stable.manner().at(second).and(more))
                .with(flaw);
    }

    private Shares late(JudgePolicy policy) {
        double share = slow == null ? (latency == null ? 0 : 1) : slow;
        boolean over = latency == null || latency.compareTo(policy.slowAfter()) > 0;
        boolean stalled = latency != null && latency.compareTo(policy.stalledAfter()) > 0;
        return new Shares(0, over ? share : 0, stalled ? share : 0);
    }

    /** In a few words. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (errors > 0) {
            words.add("errors " + Numbers.percent(errors));
        }
        if (slow != null || latency != null) {
            words.add((slow == null ? "all" : Numbers.percent(slow)) + " late"
                    + (latency == null ? "" : " by " + latency.toMillis() + " ms"));
        }
        if (flaw != Flaw.NONE) {
            words.add(Quantities.word(flaw));
        }
        return words.isEmpty() ? "nothing wrong" : String.join(", ", words);
    }
}
