package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Pairs;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.Migrations;
import io.grocellery.performance.tool.Pgbench;
import io.grocellery.performance.tool.PgbenchReport;
import io.grocellery.performance.tool.PostgresServer;
import io.grocellery.performance.tool.RunningService;
import io.grocellery.performance.tool.Wrk;
import io.grocellery.performance.tool.WrkReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What a service answers, beside what pgbench gets of the same database by the same SQL. */
public final class ServiceBenchmark implements Benchmark {

    private static final int CONNECTIONS = 16;
    private static final int PAIRS = 5;
    private static final int SECONDS = 8;
    private static final int WARM_UP_SECONDS = 45;
    private static final int ORDER_WARM_UP_SECONDS = 10;

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String summary() {
        return "a product read from its service, and an order written, beside pgbench with the same SQL";
    }

    @Override
    public Set<Tool> tools() {
        return EnumSet.of(Tool.PGBENCH, Tool.WRK);
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(8);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        PostgresServer server = PostgresServer.start(workplace);
        Pairs<PgbenchReport, WrkReport> reads = reads(workplace, server);
        Pairs<PgbenchReport, Double> orders = orders(workplace, server);
        List<Figure> figures = new ArrayList<>(ofReads(reads));
        figures.addAll(ofOrders(orders));
        return new Findings(figures, method(workplace), notes(), raw(reads, orders));
    }

    private static Pairs<PgbenchReport, WrkReport> reads(Workplace workplace, PostgresServer server)
            throws IOException, InterruptedException {
        PostgresServer.Database database = server.database("product_service");
        workplace.say("starting product-service");
        RunningService service = RunningService.start(workplace, "product-service", database);
        Catalogue catalogue = Catalogue.in(database);
        Wrk wrk = Wrk.with(workplace, CONNECTIONS).asking(catalogue.requests(workplace));
        Pgbench pgbench = new Pgbench(workplace, database, CONNECTIONS, catalogue.scripts(workplace));
        workplace.say("reading products, " + seconds(workplace, WARM_UP_SECONDS) + " s to warm up");
        wrk.run(service.address(), seconds(workplace, WARM_UP_SECONDS));
        int seconds = seconds(workplace, SECONDS);
        Pairs<PgbenchReport, WrkReport> runs = Pairs.alternate(
                pairs(workplace), () -> pgbench.run(seconds), () -> wrk.run(service.address(), seconds));
        service.process().destroy();
        return runs;
    }

    private static Pairs<PgbenchReport, Double> orders(Workplace workplace, PostgresServer server)
            throws IOException, InterruptedException {
        PostgresServer.Database database = orderDatabase(workplace, server);
        OrderStatements statements = OrderStatements.in(workplace.home());
        Path script = Files.writeString(workplace.folder().resolve("order.sql"), statements.script());
        Pgbench pgbench = new Pgbench(workplace, database, CONNECTIONS, List.of(script));
        try (OrderLoad load = OrderLoad.connect(database, statements, CONNECTIONS)) {
            workplace.say("writing orders, " + seconds(workplace, ORDER_WARM_UP_SECONDS) + " s to warm up");
            load.ordersPerSecond(seconds(workplace, ORDER_WARM_UP_SECONDS));
            int seconds = seconds(workplace, SECONDS);
            return Pairs.alternate(pairs(workplace), () -> pgbench.run(seconds), () -> load.ordersPerSecond(seconds));
        }
    }

    private static PostgresServer.Database orderDatabase(Workplace workplace, PostgresServer server)
            throws IOException {
        PostgresServer.Database database = server.database("order_service");
        try {
            database.execute(Migrations.withoutDemo(workplace, "order-service"));
            return database;
        } catch (SQLException failed) {
            throw new IOException("no schema for orders: " + failed.getMessage(), failed);
        }
    }

    private static int seconds(Workplace workplace, int inEarnest) {
        return workplace.quick() ? 1 : inEarnest;
    }

    private static int pairs(Workplace workplace) {
        return workplace.quick() ? 1 : PAIRS;
    }

    private static List<Figure> ofReads(Pairs<PgbenchReport, WrkReport> runs) {
        return List.of(
                Figure.promised(
                        "products read/s, share of pgbench's",
                        "ratio",
                        runs.ratio(PgbenchReport::transactionsPerSecond, WrkReport::requestsPerSecond),
                        Target.atLeast(0.20)),
                Figure.promised(
                        "failed reads",
                        "requests",
                        Spread.single(runs.ours().stream()
                                .mapToDouble(WrkReport::failed)
                                .sum()),
                        Target.atMost(0)),
                Figure.more("products read/s", "1/s", spread(runs.ours(), WrkReport::requestsPerSecond)),
                Figure.less("product read, 99th percentile", "ms", spread(runs.ours(), WrkReport::p99Millis)),
                Figure.more(
                        "products read/s by pgbench",
                        "1/s",
                        spread(runs.reference(), PgbenchReport::transactionsPerSecond)));
    }

    private static List<Figure> ofOrders(Pairs<PgbenchReport, Double> runs) {
        return List.of(
                Figure.promised(
                        "orders written/s, share of pgbench's",
                        "ratio",
                        runs.ratio(PgbenchReport::transactionsPerSecond, rate -> rate),
                        Target.atLeast(0.60)),
                Figure.more("orders written/s", "1/s", spread(runs.ours(), rate -> rate)),
                Figure.more(
                        "orders written/s by pgbench",
                        "1/s",
                        spread(runs.reference(), PgbenchReport::transactionsPerSecond)));
    }

    private static <T> Spread spread(List<T> runs, ToDoubleFunction<T> value) {
        return Spread.of(runs.stream().map(value::applyAsDouble).toList());
    }

    private static List<String> notes() {
        return List.of(
                "products are read over HTTP, from the service in its fast profile",
                "orders are written by order-service's statements through its driver, without HTTP, without its code and"
                        + " without the calls to cart-service and product-service that a checkout makes",
                "load, service and database share the processors");
    }

    private static Map<String, Object> method(Workplace workplace) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("connections", CONNECTIONS);
        method.put("pairs", pairs(workplace));
        method.put("secondsPerRun", seconds(workplace, SECONDS));
        method.put("warmUpSeconds", seconds(workplace, WARM_UP_SECONDS));
        method.put(
                "order", "two statements, each committed by itself: the claim; the order, three lines, three events");
        return method;
    }

    private static List<Map<String, Object>> raw(
            Pairs<PgbenchReport, WrkReport> reads, Pairs<PgbenchReport, Double> orders) {
        List<Map<String, Object>> raw = new ArrayList<>();
        for (int pair = 0; pair < reads.ours().size(); pair++) {
            raw.add(run(pair, "read", "pgbench", reads.reference().get(pair).transactionsPerSecond()));
            raw.add(run(pair, "read", "service", reads.ours().get(pair).requestsPerSecond()));
        }
        for (int pair = 0; pair < orders.ours().size(); pair++) {
            raw.add(run(pair, "order", "pgbench", orders.reference().get(pair).transactionsPerSecond()));
            raw.add(run(pair, "order", "driver", orders.ours().get(pair)));
        }
        return raw;
    }

    private static Map<String, Object> run(int pair, String what, String by, double perSecond) {
        return Map.of("pair", pair + 1, "what", what, "by", by, "perSecond", perSecond);
    }
}
