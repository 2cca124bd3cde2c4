package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Pairs;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.PostgresServer;
import io.grocellery.performance.tool.RunningGateway;
import io.grocellery.performance.tool.RunningService;
import io.grocellery.performance.tool.Wrk;
import io.grocellery.performance.tool.WrkReport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What traces, metrics and the lines of followed requests cost a reader of the catalogue: with all of it, and without. */
public final class TelemetryBenchmark implements Benchmark {

    private static final int CONNECTIONS = 16;
    private static final int PAIRS = 5;
    private static final int SECONDS = 8;
    private static final int WARM_UP_SECONDS = 40;
    private static final double KEPT = 0.90;

    /** Everything off, and everything on with so many traces recorded. */
    private enum Telling {
        NOTHING("off", "0"),
        TENTH("tenth", "0.1"),
        ALL("all", "1");

        private final String label;
        private final String sampling;

        Telling(String label, String sampling) {
            this.label = label;
            this.sampling = sampling;
        }

        private String exporter() {
            return this == NOTHING ? "none" : "zipkin";
        }
    }

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public String summary() {
        return "a product read through the gateway with traces, metrics and logs on, beside all of it off";
    }

    @Override
    public Set<Tool> tools() {
        return EnumSet.of(Tool.WRK);
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        PostgresServer.Database database = PostgresServer.start(workplace).database("product_service");
        SpanReceiver receiver = SpanReceiver.start(workplace);
        Map<Telling, URI> shops = new LinkedHashMap<>();
        for (Telling telling : Telling.values()) {
            workplace.say("starting a gateway and product-service, telling " + telling.label);
            shops.put(telling, shop(workplace, database, telling, receiver));
        }
        Wrk wrk = Wrk.with(workplace, CONNECTIONS).asking(Catalogue.in(database).requests(workplace));
        warmUp(workplace, wrk, shops);
        Pairs<WrkReport, WrkReport> tenth = pairs(workplace, wrk, shops, Telling.TENTH);
        Pairs<WrkReport, WrkReport> all = pairs(workplace, wrk, shops, Telling.ALL);
        return new Findings(figures(tenth, all, receiver), method(workplace), notes(), raw(tenth, all));
    }

    private static URI shop(
            Workplace workplace, PostgresServer.Database database, Telling telling, SpanReceiver receiver)
            throws IOException {
        RunningService service = RunningService.start(
                workplace, "product-service-" + telling.label, "product-service", database, told(telling, receiver));
        RunningGateway.Behind behind = new RunningGateway.Behind(
                "product-service", "/products/**", service.address().getPort(), "/actuator/health/readiness");
        return RunningGateway.start(
                        workplace,
                        "gateway-" + telling.label,
                        behind,
                        Map.of(
                                "GROCELLERY_TRACING_EXPORTER",
                                telling.exporter(),
                                "GROCELLERY_TRACING_ENDPOINT",
                                receiver.address().toString(),
                                "GROCELLERY_TRACING_SAMPLING",
                                telling.sampling))
                .address();
    }

    private static List<String> told(Telling telling, SpanReceiver receiver) {
        Stream<String> tracing = Stream.of(
                "--grocellery.tracing.exporter=" + telling.exporter(),
                "--grocellery.tracing.endpoint=" + receiver.address(),
                "--grocellery.tracing.sampling=" + telling.sampling);
        Stream<String> silence = telling == Telling.NOTHING
                ? Stream.of("--management.observations.enable.all=false", "--management.metrics.enable.all=false")
                : Stream.empty();
        return Stream.concat(tracing, silence).toList();
    }

    private static void warmUp(Workplace workplace, Wrk wrk, Map<Telling, URI> shops)
            throws IOException, InterruptedException {
        workplace.say("reading products, " + seconds(workplace, WARM_UP_SECONDS) + " s each to warm up");
        for (URI shop : shops.values()) {
            wrk.run(shop, seconds(workplace, WARM_UP_SECONDS));
        }
    }

    private static Pairs<WrkReport, WrkReport> pairs(
            Workplace workplace, Wrk wrk, Map<Telling, URI> shops, Telling telling)
            throws IOException, InterruptedException {
        int seconds = seconds(workplace, SECONDS);
        URI silent = shops.getOrDefault(Telling.NOTHING, URI.create(""));
        URI telltale = shops.getOrDefault(telling, URI.create(""));
        return Pairs.alternate(
                workplace.quick() ? 1 : PAIRS, () -> wrk.run(silent, seconds), () -> wrk.run(telltale, seconds));
    }

    private static int seconds(Workplace workplace, int inEarnest) {
        return workplace.quick() ? 1 : inEarnest;
    }

    private static List<Figure> figures(
            Pairs<WrkReport, WrkReport> tenth, Pairs<WrkReport, WrkReport> all, SpanReceiver receiver) {
        return List.of(
                Figure.promised(
                        "products read/s, one trace in ten, share of all off",
                        "ratio",
                        tenth.ratio(WrkReport::requestsPerSecond, WrkReport::requestsPerSecond),
                        Target.atLeast(KEPT)),
                Figure.promised(
                        "products read/s, every trace, share of all off",
                        "ratio",
                        all.ratio(WrkReport::requestsPerSecond, WrkReport::requestsPerSecond),
                        Target.atLeast(KEPT)),
                Figure.promised(
                        "failed reads",
                        "requests",
                        Spread.single(Stream.of(tenth.reference(), tenth.ours(), all.reference(), all.ours())
                                .flatMap(List::stream)
                                .mapToDouble(WrkReport::failed)
                                .sum()),
                        Target.atMost(0)),
                Figure.more("products read/s, all off", "1/s", spread(tenth.reference())),
                Figure.more("products read/s, one trace in ten", "1/s", spread(tenth.ours())),
                Figure.more("products read/s, every trace", "1/s", spread(all.ours())),
                Figure.more("spans received", "MiB", Spread.single(receiver.mebibytes())));
    }

    private static Spread spread(List<WrkReport> runs) {
        return Spread.of(runs.stream().map(WrkReport::requestsPerSecond).toList());
    }

    private static List<String> notes() {
        return List.of(
                "on: traces sent to a receiver, metrics counted, a line for each followed request in both logs",
                "off: no observation, no metric, no trace; the gateway's ledger, which releases are judged by, goes on",
                "load, gateway, service, receiver and database share the processors");
    }

    private static Map<String, Object> method(Workplace workplace) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("connections", CONNECTIONS);
        method.put("pairs", workplace.quick() ? 1 : PAIRS);
        method.put("secondsPerRun", seconds(workplace, SECONDS));
        method.put("warmUpSeconds", seconds(workplace, WARM_UP_SECONDS));
        return method;
    }

    private static List<Map<String, Object>> raw(Pairs<WrkReport, WrkReport> tenth, Pairs<WrkReport, WrkReport> all) {
        List<Map<String, Object>> raw = new ArrayList<>();
        add(raw, Telling.TENTH, tenth);
        add(raw, Telling.ALL, all);
        return raw;
    }

    private static void add(List<Map<String, Object>> raw, Telling telling, Pairs<WrkReport, WrkReport> pairs) {
        for (int pair = 0; pair < pairs.ours().size(); pair++) {
            raw.add(run(pair, Telling.NOTHING, pairs.reference().get(pair)));
            raw.add(run(pair, telling, pairs.ours().get(pair)));
        }
    }

    private static Map<String, Object> run(int pair, Telling telling, WrkReport report) {
        return Map.of("pair", pair + 1, "traces", telling.label, "perSecond", report.requestsPerSecond());
    }
}
