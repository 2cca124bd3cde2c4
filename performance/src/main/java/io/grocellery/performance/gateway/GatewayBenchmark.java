package io.grocellery.performance.gateway;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Pairs;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gateway, ledger and health checks on, beside nginx as a proxy to the same backend: an nginx that answers 1 KiB from
 * memory. CPU time a request is told too: it stays comparable on a busy machine, where rates do not.
 */
public final class GatewayBenchmark implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int PAIRS = 5;
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 45;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String summary() {
        return "the gateway beside nginx as a proxy, 64 connections";
    }

    @Override
    public Set<Tool> tools() {
        return EnumSet.of(Tool.NGINX, Tool.WRK);
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(6);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        int pairs = workplace.quick() ? 1 : PAIRS;
        int seconds = workplace.quick() ? 1 : SECONDS;
        Proxies proxies = Proxies.start(workplace, CONNECTIONS);
        workplace.say("warming up for " + warmUp(workplace) + " s");
        proxies.nginx().load(1);
        proxies.gateway().load(warmUp(workplace));
        workplace.say(pairs + " pairs of " + seconds + " s");
        Pairs<Proxy.Run, Proxy.Run> runs = Pairs.alternate(
                pairs,
                () -> proxies.nginx().load(seconds),
                () -> proxies.gateway().load(seconds));
        return new Findings(
                figures(runs, proxies.gateway().mebibytes()), method(workplace, pairs, seconds), List.of(), raw(runs));
    }

    private static int warmUp(Workplace workplace) {
        return workplace.quick() ? 1 : WARM_UP_SECONDS;
    }

    private static List<Figure> figures(Pairs<Proxy.Run, Proxy.Run> runs, double mebibytes) {
        return List.of(
                Figure.promised(
                        "requests/s, share of nginx's",
                        "ratio",
                        runs.ratio(Proxy.Run::requestsPerSecond, Proxy.Run::requestsPerSecond),
                        Target.atLeast(0.70)),
                Figure.promised(
                        "99th percentile, times nginx's",
                        "ratio",
                        runs.ratio(Proxy.Run::p99Millis, Proxy.Run::p99Millis),
                        Target.atMost(2)),
                Figure.promised("failed requests", "requests", Spread.single(failed(runs.ours())), Target.atMost(0)),
                Figure.more("requests/s", "1/s", spread(runs.ours())),
                Figure.more("requests/s of nginx", "1/s", spread(runs.reference())),
                Figure.less(
                        "CPU time a request, times nginx's",
                        "ratio",
                        runs.ratio(Proxy.Run::cpuMicros, Proxy.Run::cpuMicros)),
                Figure.less("memory after the load (PSS)", "MiB", Spread.single(mebibytes)));
    }

    private static double failed(List<Proxy.Run> runs) {
        return runs.stream().mapToDouble(Proxy.Run::failed).sum();
    }

    private static Spread spread(List<Proxy.Run> runs) {
        return Spread.of(runs.stream().map(Proxy.Run::requestsPerSecond).toList());
    }

    private static Map<String, Object> method(Workplace workplace, int pairs, int seconds) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("load", "wrk, GET of 1 KiB, connections kept");
        method.put("connections", CONNECTIONS);
        method.put("warmUpSeconds", warmUp(workplace));
        method.put("pairs", pairs);
        method.put("secondsPerRun", seconds);
        return method;
    }

    private static List<Map<String, Object>> raw(Pairs<Proxy.Run, Proxy.Run> runs) {
        List<Map<String, Object>> raw = new ArrayList<>();
        for (int pair = 0; pair < runs.ours().size(); pair++) {
            raw.add(runs.reference().get(pair).facts("nginx", pair));
            raw.add(runs.ours().get(pair).facts("gateway", pair));
        }
        return raw;
    }
}
