package io.grocellery.performance.report;

import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.benchmark.Spread;
import io.grocellery.performance.benchmark.Target;
import io.grocellery.performance.runner.Result;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Results as they are kept and printed for programs. */
public final class ResultsJson {

    private static final int FORMAT = 1;
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private ResultsJson() {}

    /** Ends with a line break. */
    public static String of(Results results) throws IOException {
        return text(facts(results));
    }

    static String text(Map<String, Object> facts) {
        return PRETTY.asString(facts) + "\n";
    }

    static Map<String, Object> facts(Results results) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", FORMAT);
        facts.put("date", results.date().toString());
        facts.put("commit", results.commit());
        facts.put("quick", results.quick());
        facts.put("machine", results.machine().facts());
        facts.put("tools", results.tools());
        facts.put(
                "results",
                results.all().stream()
                        .map(each -> result(each, results.quick()))
                        .toList());
        return facts;
    }

    private static Map<String, Object> result(Result result, boolean quick) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("benchmark", result.benchmark());
        switch (result) {
            case Result.Measured measured -> putMeasured(measured, quick, facts);
            case Result.NotRun notRun -> {
                facts.put("status", "not run");
                facts.put("reason", notRun.reason());
                facts.put("remedy", notRun.remedy());
            }
            case Result.Failed failed -> {
                facts.put("status", "failed");
                facts.put("reason", failed.reason());
                facts.put("seconds", failed.took().toSeconds());
            }
        }
        return facts;
    }

    private static void putMeasured(Result.Measured measured, boolean quick, Map<String, Object> facts) {
        facts.put("status", "measured");
        facts.put("seconds", measured.took().toSeconds());
        facts.put("figures", figures(measured, quick));
        facts.put("method", measured.findings().method());
        facts.put("notes", measured.findings().notes());
        facts.put(
                "runs",
                measured.findings().runs().stream().map(ResultsJson::readable).toList());
    }

    private static List<Map<String, Object>> figures(Result.Measured measured, boolean quick) {
        return measured.findings().figures().stream()
                .map(figure -> figure(figure, quick))
                .toList();
    }

    private static Map<String, Object> figure(Figure figure, boolean quick) {
        Spread values = figure.values();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", figure.name());
        facts.put("unit", figure.unit());
        facts.put("median", significant(values.median()));
        facts.put("least", significant(values.least()));
        facts.put("greatest", significant(values.greatest()));
        facts.put("samples", values.samples());
        facts.put("better", figure.sense() == Figure.Sense.MORE_IS_BETTER ? "more" : "less");
        Target target = figure.target();
        if (target != null) {
            facts.put(
                    "target",
                    Map.of(target.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), target.bound()));
        }
        if (!quick) {
            figure.met().ifPresent(met -> facts.put("met", met));
        }
        return facts;
    }

    private static Map<String, Object> readable(Map<String, Object> run) {
        Map<String, Object> facts = new LinkedHashMap<>(run);
        facts.replaceAll((key, value) -> value instanceof Double number ? (Object) significant(number) : value);
        return facts;
    }

    /** Five digits are more than any of it is exact to. */
    static double significant(double value) {
        return Double.isFinite(value) ? Double.parseDouble(String.format(Locale.ROOT, "%.5g", value)) : value;
    }
}
