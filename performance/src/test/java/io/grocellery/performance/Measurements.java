package io.grocellery.performance;

import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.machine.Busyness;
import io.grocellery.performance.machine.MachineFacts;
import io.grocellery.performance.report.Results;
import io.grocellery.performance.runner.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Results as they could have been. */
public final class Measurements {

    private Measurements() {}

    /** A benchmark called "gateway" whose share of nginx's rate is to be at least 0.7. */
    public static Result share(double value) {
        Figure figure = Figure.promised("share", "ratio", Spread.single(value), Target.atLeast(0.7));
        return new Result.Measured(
                "gateway", Duration.ofSeconds(3), new Findings(List.of(figure), Map.of(), List.of(), List.of()));
    }

    /** Of one run, in earnest or quick. */
    public static Results of(boolean quick, Result... results) {
        MachineFacts machine = new MachineFacts(
                "a processor", 2, "amd64", 8_192, "Linux", Runtime.Version.parse("25"), new Busyness(0, 0));
        return new Results(
                Instant.parse("2026-11-27T12:00:00Z"), "8c1540d", quick, machine, Map.of(), List.of(results));
    }
}
