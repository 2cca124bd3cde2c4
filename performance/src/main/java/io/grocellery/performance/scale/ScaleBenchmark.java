package io.grocellery.performance.scale;

import io.grocellery.performance.benchmark.Benchmark;
import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Findings;
import io.grocellery.performance.benchmark.Pairs;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.benchmark.Tool;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the services ask their databases, at a million rows beside a thousand, asked in turn. The time is that of the
 * database and the way to it, without the service, whose own share is the same at any size and would flatter the ratio.
 */
public final class ScaleBenchmark implements Benchmark {

    private static final List<String> SERVICES =
            List.of("order-service", "summary-service", "cart-service", "product-service");
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int MANY_IN_A_HURRY = 5_000;
    private static final int PAIRS = 60;
    private static final int WARM_UP = 15;
    private static final double MOST = 2.0;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String summary() {
        return "the services' queries at 1,000,000 rows beside 1,000";
    }

    @Override
    public Set<Tool> tools() {
        return Set.of();
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Findings run(Workplace workplace) throws IOException, InterruptedException {
        PostgresServer server = PostgresServer.start(workplace);
        List<Figure> figures = new ArrayList<>();
        for (String service : SERVICES) {
            figures.addAll(compare(workplace, server, service));
        }
        return new Findings(figures, method(many(workplace)), List.of(), List.of());
    }

    private static List<Figure> compare(Workplace workplace, PostgresServer server, String service)
            throws IOException, InterruptedException {
        workplace.say("writing the histories of " + service);
        try (History few = History.write(workplace, server, service, FEW);
                History many = History.write(workplace, server, service, many(workplace))) {
            workplace.say("asking as " + service + " does");
            List<Figure> figures = new ArrayList<>();
            for (Question question : Question.in(History.script(service + "-questions.sql"))) {
                ask(WARM_UP, question, few, many);
                figures.addAll(figures(service, question, ask(PAIRS, question, few, many)));
            }
            return figures;
        }
    }

    private static Pairs<Double, Double> ask(int times, Question question, History few, History many)
            throws IOException, InterruptedException {
        return Pairs.alternate(times, () -> few.millisOf(question), () -> many.millisOf(question));
    }

    private static List<Figure> figures(String service, Question question, Pairs<Double, Double> times) {
        String name = service + ", " + question.name();
        return List.of(
                Figure.promised(
                        name + ": times that of the few",
                        "ratio",
                        times.ratio(millis -> millis, millis -> millis),
                        Target.atMost(MOST)),
                Figure.less(name, "ms", Spread.of(times.ours())));
    }

    private static int many(Workplace workplace) {
        return workplace.quick() ? MANY_IN_A_HURRY : MANY;
    }

    private static Map<String, Object> method(int many) {
        return Map.of("few", FEW, "many", many, "pairs", PAIRS, "warmUp", WARM_UP, "time", "SQL over one connection");
    }
}
