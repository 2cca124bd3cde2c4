package io.grocellery.performance.runner;

import io.grocellery.core.time.Patience;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a run of benchmarks works with.
 *
 * @param home the checkout whose programs are measured
 * @param javaHome the JDK they run on
 * @param quick whether only to see that they work
 * @param progress takes what is going on
 */
public record RunnerSettings(
        Path home, Path javaHome, boolean quick, Programs programs, Patience patience, Consumer<String> progress) {}
