package io.grocellery.performance.journey;

import io.grocellery.performance.journey.Comparison.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.jr.ob.JSON;

/**
 * What came of it, for gates and for people.
 *
 * @param reference what it is compared with; empty when there is nothing
 * @param first why there can be nothing, where this is the first release; else empty
 * @param samples what was measured
 * @param comparisons of every figure that both have
 */
record Report(
        String environment,
        String machineClass,
        Optional<Reference> reference,
        Optional<String> first,
        Samples samples,
        List<Comparison> comparisons) {

    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
    private static final String NOTHING_COMPARED = "no baseline: nothing compared";

    Report {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Compares.
     *
     * @param empty the environment to compare with, where it serves no release yet
     * @param limit how much worse is too much: 0.1 for a tenth
     */
    static Report of(
            String environment,
            String machineClass,
            Optional<Reference> reference,
            Optional<String> empty,
            Samples samples,
            double limit,
            RandomGenerator random) {
        List<Comparison> comparisons = new ArrayList<>();
        reference.ifPresent(before -> samples.values().forEach((figure, rounds) -> {
            List<Double> former = before.samples().values().get(figure);
            if (former != null) {
                comparisons.add(Comparison.of(figure, former, rounds, before.inTurn(), limit, random));
            }
        }));
        Optional<String> first = empty.filter(none -> reference.isEmpty())
                .map(name -> name + " serves no release yet, and no baseline of machines of class " + machineClass
                        + " is stored: nothing that could have become slower");
        return new Report(environment, machineClass, reference, first, samples, comparisons);
    }

    /** {@code no-baseline} is no pass: nothing was compared. With a {@code first} release there was nothing to compare. */
    String verdict() {
        if (comparisons.isEmpty()) {
            return first.isPresent() ? "first" : "no-baseline";
        }
        if (has(Verdict.REGRESSION)) {
            return word(Verdict.REGRESSION);
        }
        return word(has(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.NO_REGRESSION);
    }

    boolean has(Verdict verdict) {
        return comparisons.stream().anyMatch(comparison -> comparison.verdict() == verdict);
    }

    String json() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", "performance");
        facts.put("environment", environment);
        facts.put("machine_class", machineClass);
        facts.put("baseline", baseline());
        facts.put("figures", comparisons.isEmpty() ? measured() : compared());
        worst().ifPresent(worst -> facts.put("worst_regression", rounded(worst)));
        facts.put("verdict", verdict());
        first.ifPresent(why -> facts.put("first", why));
        if (comparisons.isEmpty() && first.isEmpty()) {
            facts.put("note", NOTHING_COMPARED);
        }
        return PRETTY.asString(facts) + "\n";
    }

    /** One line for each figure, and one for what it comes to. */
    String text() {
        StringBuilder text = new StringBuilder();
        samples.values()
                .forEach((figure, rounds) -> text.append(String.format(
                        Locale.ROOT, "%-22s %8.1f %s%n", figure, Comparison.mean(rounds), figure.unit())));
        comparisons.forEach(comparison -> text.append(String.format(
                Locale.ROOT,
                "%-22s %+.0f%% worse (%+.0f%% to %+.0f%%): %s%n",
                comparison.figure(),
                comparison.regression() * 100,
                comparison.low() * 100,
                comparison.high() * 100,
                word(comparison.verdict()))));
        String verdict = comparisons.isEmpty() ? first.orElse(NOTHING_COMPARED) : verdict();
        return text.append(verdict).append('\n').toString();
    }

    /** The greatest regression that the figures leave no doubt about: where the interval begins of those that were judged. */
    private OptionalDouble worst() {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() != Verdict.INCONCLUSIVE)
                .mapToDouble(Comparison::low)
                .max();
    }

    private Map<String, Object> baseline() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("found", reference.isPresent());
        reference.ifPresent(before -> facts.putAll(Map.of("of", before.of(), "how", before.how())));
        return facts;
    }

    private List<Map<String, Object>> measured() {
        List<Map<String, Object>> figures = new ArrayList<>();
        samples.values().forEach((figure, rounds) -> {
            Map<String, Object> facts = named(figure);
            facts.put("measured", rounded(Comparison.mean(rounds)));
            facts.put("rounds", rounds.size());
            facts.put("verdict", verdict());
            figures.add(facts);
        });
        return figures;
    }

    private List<Map<String, Object>> compared() {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            Map<String, Object> facts = named(comparison.figure());
            facts.put("baseline", rounded(comparison.before()));
            facts.put("measured", rounded(comparison.now()));
            facts.put("regression", rounded(comparison.regression()));
            facts.put("interval", List.of(rounded(comparison.low()), rounded(comparison.high())));
            facts.put("verdict", word(comparison.verdict()));
            figures.add(facts);
        }
        return figures;
    }

    private static Map<String, Object> named(Figure figure) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("journey", figure.journey());
        facts.put("figure", figure.name());
        facts.put("unit", figure.unit());
        return facts;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    }
}
