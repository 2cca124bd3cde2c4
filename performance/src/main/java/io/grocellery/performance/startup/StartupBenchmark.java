package io.grocellery.performance.startup;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long a person waits: from typing {@code up} to the first order, and for the command line; and what it takes idle. */
public final class StartupBenchmark implements Benchmark {

    private static final List<String> PEOPLE = List.of("alice", "bob", "admin");
    private static final int COMMANDS = 15;
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final double MOST_SECONDS = 12;
    private static final double MOST_MEBIBYTES = 1_024;

    /** One start. */
    private record Start(String person, double upSeconds, double orderSeconds) {

        Map<String, Object> facts() {
            return Map.of("person", person, "upSeconds", upSeconds, "orderSeconds", orderSeconds);
        }
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String summary() {
        return "from typing up to the first order, memory when idle, the command line's own start";
    }

    @Override
    public Set<Tool> tools() {
        return Set.of();
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(12);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        Shop shop = Shop.on(workplace);
        workplace.say("the first start, which makes releases and start-up caches");
        double first = shop.secondsOf("up");
        List<Start> starts = starts(workplace, shop);
        workplace.say("letting it rest for " + SETTLING.toSeconds() + " s");
        workplace.patience().sleeper().sleep(SETTLING);
        int processes = shop.processes().size();
        double mebibytes = shop.mebibytes();
        workplace.say("typing commands");
        return new Findings(
                figures(starts, first, mebibytes, commands(workplace, shop)),
                method(starts.size(), processes),
                List.of("the first start makes releases and caches unless this checkout has them from before"),
                starts.stream().map(Start::facts).toList());
    }

    private static List<Start> starts(Workplace workplace, Shop shop) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Shopper> shoppers = new ArrayList<>();
            for (String person : workplace.quick() ? PEOPLE.subList(0, 1) : PEOPLE) {
                shoppers.add(shop.shopper(http, person));
            }
            List<Start> starts = new ArrayList<>();
            for (Shopper shopper : shoppers) {
                shop.down();
                starts.add(start(workplace, shop, shopper));
            }
            return starts;
        }
    }

    private static Start start(Workplace workplace, Shop shop, Shopper shopper)
            throws IOException, InterruptedException {
        workplace.say("up, and " + shopper.name() + " buys");
        Instant typed = shop.now();
        shop.up();
        Instant up = shop.now();
        shopper.buy();
        return new Start(shopper.name(), Shop.seconds(typed, up), Shop.seconds(typed, shop.now()));
    }

    private static Spread commands(Workplace workplace, Shop shop) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < (workplace.quick() ? 1 : COMMANDS); i++) {
            seconds.add(shop.secondsOf("status"));
        }
        return Spread.of(seconds);
    }

    private static List<Figure> figures(List<Start> starts, double first, double mebibytes, Spread commands) {
        return List.of(
                Figure.promised(
                        "from typing up to the first order",
                        "s",
                        Spread.of(starts.stream().map(Start::orderSeconds).toList()),
                        Target.atMost(MOST_SECONDS)),
                Figure.promised(
                        "memory of all processes when idle (PSS)",
                        "MiB",
                        Spread.single(mebibytes),
                        Target.atMost(MOST_MEBIBYTES)),
                Figure.less(
                        "up",
                        "s",
                        Spread.of(starts.stream().map(Start::upSeconds).toList())),
                Figure.less("the first up", "s", Spread.single(first)),
                Figure.less("a command: status", "s", commands));
    }

    private static Map<String, Object> method(int starts, int processes) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("environment", "dev, everything stopped before each start, on the data of the one before");
        method.put("starts", starts);
        method.put("processes", processes);
        method.put("order", "sign in, one product, checkout, read back");
        method.put("restSeconds", SETTLING.toSeconds());
        return method;
    }
}
