package io.grocellery.performance.gateway;

import io.grocellery.performance.tool.ProcessFigures;
import io.grocellery.performance.tool.Wrk;
import io.grocellery.performance.tool.WrkReport;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that runs between a client and the backend. */
record Proxy(Process process, URI address, Wrk wrk) {

    /** What a run under load showed. */
    record Run(double requestsPerSecond, double p99Millis, double cpuMicros, long failed) {

        Map<String, Object> facts(String who, int pair) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("pair", pair + 1);
            facts.put("of", who);
            facts.put("requestsPerSecond", requestsPerSecond);
            facts.put("p99Millis", p99Millis);
            facts.put("cpuMicrosPerRequest", cpuMicros);
            facts.put("failed", failed);
            return facts;
        }
    }

    Run load(int seconds) throws IOException, InterruptedException {
        double before = ProcessFigures.processorSeconds(process);
        WrkReport report = wrk.run(address, seconds);
        double used = ProcessFigures.processorSeconds(process) - before;
        return new Run(
                report.requestsPerSecond(),
                report.p99Millis(),
                used * 1e6 / Math.max(1, report.requests()),
                report.failed());
    }

    double mebibytes() {
        return ProcessFigures.mebibytes(process);
    }
}
