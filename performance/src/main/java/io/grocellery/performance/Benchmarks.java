package io.grocellery.performance;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.gateway.GatewayBenchmark;
import io.grocellery.performance.rollout.RolloutBenchmark;
import io.grocellery.performance.scale.ScaleBenchmark;
import io.grocellery.performance.service.ServiceBenchmark;
import io.grocellery.performance.service.TelemetryBenchmark;
import io.grocellery.performance.startup.StartupBenchmark;
import java.util.List;
import java.util.stream.Collectors;

/** All benchmarks, in the order they are run. */
record Benchmarks(List<Benchmark> all) {

    static Benchmarks known() {
        return new Benchmarks(List.of(
                new StartupBenchmark(),
                new ServiceBenchmark(),
                new GatewayBenchmark(),
                new TelemetryBenchmark(),
                new ScaleBenchmark(),
                new RolloutBenchmark()));
    }

    /**
     * Those of these names, in the order of all; all of them when no name is given.
     *
     * @throws ExplainedException when a name is none
     */
    List<Benchmark> named(List<String> names) {
        names.forEach(this::requireKnown);
        return all.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private void requireKnown(String name) {
        if (all.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
            throw new ExplainedException(
                    "nothing was measured", "no benchmark is called " + name, "choose of " + names());
        }
    }

    private String names() {
        return all.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    }
}
