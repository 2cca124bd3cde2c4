package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.running.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process tells at one moment, in Prometheus' text format. */
final class Exposition {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");
    private static final Pattern PART = Pattern.compile("_(?:bucket|count|sum)$");
    private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(String name, String labels, double value) {}

    static Exposition of(URI process) {
        HttpResponse<String> answer = Http.get(process.resolve("/actuator/prometheus"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Exposition read = new Exposition();
        answer.body().lines().forEach(read::read);
        return read;
    }

    private void read(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (line.startsWith("# TYPE ")) {
            String[] words = line.split(" ", -1);
            types.put(words[2], words[3]);
        } else if (sample.matches()) {
            samples.add(new Sample(sample.group(1), labels(sample), value(sample.group(3))));
        }
    }

    private static String labels(Matcher sample) {
        String labels = sample.group(2);
        return labels == null ? "" : labels;
    }

    private static double value(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    /** Type by name. */
    Map<String, String> types() {
        return Map.copyOf(types);
    }

    /** The names of the labels that the series of a metric have. */
    Set<String> labelsOf(String metric) {
        return samples.stream()
                .filter(sample -> metric.equals(sample.name())
                        || metric.equals(PART.matcher(sample.name()).replaceFirst("")))
                .flatMap(sample -> LABEL.matcher(sample.labels()).results().map(found -> found.group(1)))
                .filter(label -> !OF_THE_FORMAT.contains(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum of a name's samples that have these labels, each as {@code name="value"}. */
    double sum(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> Stream.of(labels).allMatch(sample.labels()::contains))
                .mapToDouble(Sample::value)
                .sum();
    }

    long series() {
        return samples.size();
    }
}
