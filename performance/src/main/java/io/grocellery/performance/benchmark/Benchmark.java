package io.grocellery.performance.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Measures one promise. */
public interface Benchmark {

    /** What a person types: lower-case words joined by hyphens. */
    String name();

    /** One line for the list. */
    String summary();

    /** The programs it cannot do without. */
    Set<Tool> tools();

    /** When it is given up. */
    Duration limit();

    /**
     * Measures. What it starts and writes goes through the workplace, which ends and removes it, however this returns.
     *
     * @throws IOException when something does not run as it should: the benchmark failed
     * @throws InterruptedException when it was given up
     */
    Findings run(Workplace workplace) throws IOException, InterruptedException;
}
