package io.grocellery.performance.runner;

import io.grocellery.performance.benchmark.Findings;
import java.time.Duration;

/** What became of a benchmark. */
public sealed interface Result {

    String benchmark();

    /** It was run to its end. */
    record Measured(String benchmark, Duration took, Findings findings) implements Result {}

    /**
     * This machine lacks what it needs.
     *
     * @param reason such as "wrk is not installed"
     * @param remedy such as "apt install wrk"
     */
    record NotRun(String benchmark, String reason, String remedy) implements Result {}

    /** It went wrong, so that nothing can be said. */
    record Failed(String benchmark, Duration took, String reason) implements Result {}
}
