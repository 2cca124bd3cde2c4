package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.PostgresServer;
import io.grocellery.performance.tool.ProcessFigures;
import io.grocellery.performance.tool.RunningGateway;
import io.grocellery.performance.tool.RunningService;
import io.grocellery.performance.tool.Wrk;
import io.grocellery.performance.tool.WrkReport;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A gateway before product-service, and what the two tell of themselves. */
record TellingShop(Telling telling, RunningGateway gateway, RunningService service) {

    /** Everything off, and everything on with so many traces recorded. */
    enum Telling {
        NOTHING("off", "0"),
        TENTH("tenth", "0.1"),
        ALL("all", "1");

        private final String label;
        private final String sampling;

        Telling(String label, String sampling) {
            this.label = label;
            this.sampling = sampling;
        }

        String label() {
            return label;
        }

        private String exporter() {
            return this == NOTHING ? "none" : "zipkin";
        }
    }

    /**
     * What a run under load showed.
     *
     * @param cpuMicros processor time of gateway and service for each request
     */
    record Run(WrkReport report, double cpuMicros) {

        double requestsPerSecond() {
            return report.requestsPerSecond();
        }

        Map<String, Object> facts(Telling telling, int pair) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("pair", pair + 1);
            facts.put("traces", telling.label());
            facts.put("perSecond", requestsPerSecond());
            facts.put("cpuMicrosPerRequest", cpuMicros);
            return facts;
        }
    }

    static TellingShop start(
            Workplace workplace, PostgresServer.Database database, Telling telling, SpanReceiver receiver)
            throws IOException {
        String service = "product-service";
        RunningService running = RunningService.start(
                workplace, service + "-" + telling.label, service, database, arguments(telling, receiver));
        RunningGateway.Behind behind = new RunningGateway.Behind(
                service, "/products/**", running.address().getPort(), "/actuator/health/readiness");
        RunningGateway gateway = RunningGateway.start(
                workplace,
                "gateway-" + telling.label,
                behind,
                Map.of(
                        "GROCELLERY_TRACING_EXPORTER",
                        telling.exporter(),
                        "GROCELLERY_TRACING_ENDPOINT",
                        receiver.address().toString(),
                        "GROCELLERY_TRACING_SAMPLING",
                        telling.sampling));
        return new TellingShop(telling, gateway, running);
    }

    private static List<String> arguments(Telling telling, SpanReceiver receiver) {
        Stream<String> tracing = Stream.of(
                "--grocellery.tracing.exporter=" + telling.exporter(),
                "--grocellery.tracing.endpoint=" + receiver.address(),
                "--grocellery.tracing.sampling=" + telling.sampling);
        Stream<String> silence = telling == Telling.NOTHING
                ? Stream.of("--management.observations.enable.all=false", "--management.metrics.enable.all=false")
                : Stream.empty();
        return Stream.concat(tracing, silence).toList();
    }

    /** Where its metrics are; none when it tells nothing. */
    List<URI> scraped() {
        return telling == Telling.NOTHING
                ? List.of()
                : Stream.of(gateway.admin(), service.address())
                        .map(address -> address.resolve("/actuator/prometheus"))
                        .toList();
    }

    Run load(Wrk wrk, int seconds) throws IOException, InterruptedException {
        double before = processorSeconds();
        WrkReport report = wrk.run(gateway.address(), seconds);
        return new Run(report, (processorSeconds() - before) * 1e6 / Math.max(1, report.requests()));
    }

    private double processorSeconds() {
        return ProcessFigures.processorSeconds(gateway.process()) + ProcessFigures.processorSeconds(service.process());
    }
}
