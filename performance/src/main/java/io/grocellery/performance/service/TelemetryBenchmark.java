package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Pairs;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.service.TellingShop.Run;
import io.grocellery.performance.service.TellingShop.Telling;
import io.grocellery.performance.tool.PostgresServer;
import io.grocellery.performance.tool.Wrk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What traces, metrics and the lines of followed requests cost a reader of the catalogue: with all of it, and without.
 * Promised is what production has: one trace in ten recorded.
 */
public final class TelemetryBenchmark implements Benchmark {

    private static final int CONNECTIONS = 16;
    private static final int PAIRS = 12;

    /** Short, so that what else the machine does falls upon both of a pair. */
    private static final int SECONDS = 5;

    private static final double KEPT = 0.90;

    /** The compilers are done with a path after so many; with one in ten, what records a request needs as many of its own. */
    private static final long WARM_UP_REQUESTS = 120_000;

    private static final int WARM_UP_SECONDS = 90;

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
        return Duration.ofMinutes(15);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        PostgresServer.Database database = PostgresServer.start(workplace).database("product_service");
        SpanReceiver receiver = SpanReceiver.start(workplace);
        Map<Telling, TellingShop> shops = new EnumMap<>(Telling.class);
        for (Telling telling : Telling.values()) {
            workplace.say("starting a gateway and product-service, telling " + telling.label());
            shops.put(telling, TellingShop.start(workplace, database, telling, receiver));
        }
        Scraping scraping = Scraping.of(
                workplace,
                shops.values().stream().flatMap(shop -> shop.scraped().stream()).toList());
        Catalogue catalogue = Catalogue.in(database);
        Wrk wrk = Wrk.with(workplace, CONNECTIONS);
        Wrk readers = wrk.asking(catalogue.requests(workplace));
        Wrk followed = wrk.asking(catalogue.followedRequests(workplace));
        for (TellingShop shop : shops.values()) {
            if (shop.telling() == Telling.TENTH) {
                warmUp(workplace, shop, followed);
            }
            warmUp(workplace, shop, readers);
        }
        Pairs<Run, Run> tenth = pairs(workplace, readers, shops, Telling.TENTH);
        Pairs<Run, Run> all = pairs(workplace, readers, shops, Telling.ALL);
        return new Findings(figures(tenth, all, receiver, scraping), method(workplace), notes(), raw(tenth, all));
    }

    private static void warmUp(Workplace workplace, TellingShop shop, Wrk wrk)
            throws IOException, InterruptedException {
        long requests = 0;
        int seconds = workplace.quick() ? 1 : SECONDS;
        int most = workplace.quick() ? 1 : WARM_UP_SECONDS;
        workplace.say("warming up what tells " + shop.telling().label());
        for (int spent = 0; spent < most && requests < WARM_UP_REQUESTS; spent += seconds) {
            requests += shop.load(wrk, seconds).report().requests();
        }
    }

    private static Pairs<Run, Run> pairs(Workplace workplace, Wrk wrk, Map<Telling, TellingShop> shops, Telling telling)
            throws IOException, InterruptedException {
        int seconds = workplace.quick() ? 1 : SECONDS;
        TellingShop silent = Objects.requireNonNull(shops.get(Telling.NOTHING));
        TellingShop telltale = Objects.requireNonNull(shops.get(telling));
        return Pairs.alternate(
                workplace.quick() ? 1 : PAIRS, () -> silent.load(wrk, seconds), () -> telltale.load(wrk, seconds));
    }

    private static List<Figure> figures(
            Pairs<Run, Run> tenth, Pairs<Run, Run> all, SpanReceiver receiver, Scraping scraping) {
        return List.of(
                Figure.promised(
                        "products read/s, one trace in ten, share of all off",
                        "ratio",
                        tenth.ratio(Run::requestsPerSecond, Run::requestsPerSecond),
                        Target.atLeast(KEPT)),
                Figure.promised(
                        "failed reads",
                        "requests",
                        Spread.single(Stream.of(tenth.reference(), tenth.ours(), all.reference(), all.ours())
                                .flatMap(List::stream)
                                .mapToDouble(run -> run.report().failed())
                                .sum()),
                        Target.atMost(0)),
                Figure.promised(
                        "failed scrapes", "requests", Spread.single((double) scraping.failed()), Target.atMost(0)),
                Figure.more(
                        "products read/s, every trace, share of all off",
                        "ratio",
                        all.ratio(Run::requestsPerSecond, Run::requestsPerSecond)),
                Figure.less(
                        "CPU time a read, one trace in ten, times all off",
                        "ratio",
                        tenth.ratio(Run::cpuMicros, Run::cpuMicros)),
                Figure.less(
                        "CPU time a read, every trace, times all off",
                        "ratio",
                        all.ratio(Run::cpuMicros, Run::cpuMicros)),
                Figure.more("products read/s, all off", "1/s", spread(tenth.reference())),
                Figure.more("products read/s, one trace in ten", "1/s", spread(tenth.ours())),
                Figure.more("products read/s, every trace", "1/s", spread(all.ours())),
                Figure.more("spans received", "MiB", Spread.single(receiver.mebibytes())));
    }

    private static Spread spread(List<Run> runs) {
        return Spread.of(runs.stream().map(Run::requestsPerSecond).toList());
    }

    private static List<String> notes() {
        return List.of(
                "on: traces sent to a receiver, metrics counted and scraped every 5 s, a line for each followed request in"
                        + " both logs",
                "off: no observation, no metric, no trace; the gateway's ledger, which releases are judged by, goes on",
                "CPU time is that of gateway and service; it stays comparable on a busy machine, where rates do not",
                "load, gateway, service, receiver and database share the processors");
    }

    private static Map<String, Object> method(Workplace workplace) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("connections", CONNECTIONS);
        method.put("pairs", workplace.quick() ? 1 : PAIRS);
        method.put("secondsPerRun", workplace.quick() ? 1 : SECONDS);
        method.put(
                "warmUp",
                WARM_UP_REQUESTS + " requests, within " + WARM_UP_SECONDS
                        + " s, and as many that are all recorded where one in ten is");
        return method;
    }

    private static List<Map<String, Object>> raw(Pairs<Run, Run> tenth, Pairs<Run, Run> all) {
        List<Map<String, Object>> raw = new ArrayList<>();
        add(raw, Telling.TENTH, tenth);
        add(raw, Telling.ALL, all);
        return raw;
    }

    private static void add(List<Map<String, Object>> raw, Telling telling, Pairs<Run, Run> pairs) {
        for (int pair = 0; pair < pairs.ours().size(); pair++) {
            raw.add(pairs.reference().get(pair).facts(Telling.NOTHING, pair));
            raw.add(pairs.ours().get(pair).facts(telling, pair));
        }
    }
}
