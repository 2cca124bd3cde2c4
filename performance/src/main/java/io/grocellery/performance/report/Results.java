package io.grocellery.performance.report;

import io.grocellery.performance.machine.MachineFacts;
import io.grocellery.performance.runner.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All of a run of benchmarks.
 *
 * @param commit of the checkout that was measured
 * @param quick whether the figures say nothing
 * @param tools the versions of the programs that were measured with
 */
public record Results(
        Instant date, String commit, boolean quick, MachineFacts machine, Map<String, String> tools, List<Result> all) {

    public Results {
        all = List.copyOf(all);
    }
}
