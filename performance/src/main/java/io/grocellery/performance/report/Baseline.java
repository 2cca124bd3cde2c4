package io.grocellery.performance.report;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.performance.benchmark.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;
import tools.jackson.jr.ob.JSONObjectException;

/** Earlier results of a machine of the same class, kept in the repository. */
public final class Baseline {

    private static final String RESULTS = "results";
    private static final String BENCHMARK = "benchmark";

    private final Map<String, Object> facts;

    Baseline(Map<String, Object> facts) {
        this.facts = facts;
    }

    /**
     * Reads it.
     *
     * @param folder holds one for each class of machines
     * @throws ExplainedException when there is none for this class, or it cannot be read
     */
    public static Baseline of(Path folder, String machineClass) {
        return read(file(folder, machineClass))
                .orElseThrow(() -> new ExplainedException(
                        "there is nothing to compare with",
                        "no " + file(folder, machineClass),
                        "save one with ./grocellery bench --save-baseline"));
    }

    /** Keeps what was measured, and what the former one has of other benchmarks. */
    public static Path save(Path folder, Results results) {
        Path file = file(folder, results.machine().machineClass());
        Map<String, Object> facts = ResultsJson.facts(results);
        List<Map<?, ?>> measured = entries(facts).stream()
                .filter(entry -> "measured".equals(entry.get("status")))
                .toList();
        List<Object> names =
                measured.stream().<Object>map(entry -> entry.get(BENCHMARK)).toList();
        Stream<Map<?, ?>> former = read(file).stream()
                .flatMap(baseline -> entries(baseline.facts).stream())
                .filter(entry -> !names.contains(entry.get(BENCHMARK)));
        facts.put(RESULTS, Stream.concat(former, measured.stream()).toList());
        write(file, facts);
        return file;
    }

    private static void write(Path file, Map<String, Object> facts) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, ResultsJson.text(facts));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /** The day it was measured. */
    String date() {
        return String.valueOf(facts.get("date")).replaceFirst("T.*", "");
    }

    /** How much a figure has changed, for people: "+12%, better"; what has no counterpart is "new". */
    String change(String benchmark, Figure figure) {
        return median(benchmark, figure.name())
                .map(before -> Change.between(before, figure).toString())
                .orElse("new");
    }

    private Optional<Double> median(String benchmark, String figure) {
        return entries(facts).stream()
                .filter(entry -> benchmark.equals(entry.get(BENCHMARK)))
                .flatMap(entry -> maps(entry.get("figures")))
                .filter(each -> figure.equals(each.get("name")))
                .map(each -> ((Number) Objects.requireNonNull(each.get("median"))).doubleValue())
                .findFirst();
    }

    private static List<Map<?, ?>> entries(Map<String, Object> facts) {
        return maps(facts.get(RESULTS)).toList();
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> entries
                ? entries.stream().filter(Map.class::isInstance).<Map<?, ?>>map(entry -> (Map<?, ?>) entry)
                : Stream.empty();
    }

    private static Path file(Path folder, String machineClass) {
        return folder.resolve(machineClass + ".json");
    }

    private static Optional<Baseline> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(new Baseline(JSON.std.mapFrom(Files.readString(file))))
                    : Optional.empty();
        } catch (IOException | JSONObjectException unreadable) {
            throw new ExplainedException(
                    "the baseline cannot be read",
                    file + ": " + unreadable.getMessage(),
                    "restore it with git, or save a new one with ./grocellery bench --save-baseline",
                    unreadable);
        }
    }
}
