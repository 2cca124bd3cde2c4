package io.grocellery.performance.journey;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.jr.ob.JSON;

/**
 * What the journeys are compared with.
 *
 * @param of the commit or the address that was measured
 * @param how {@code stored} for a baseline of an earlier day, {@code A B A B} for rounds in turn with ours
 */
record Reference(String of, String how, Samples samples) {

    static final String STORED = "stored";
    static final String IN_TURN = "A B A B";

    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    /** Whether its rounds and ours were measured in pairs. */
    boolean inTurn() {
        return how.equals(IN_TURN);
    }

    /** The one that is stored for machines of a class; empty when there is none. */
    static Optional<Reference> stored(Path folder, String machineClass) {
        Path file = file(folder, machineClass);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(JSON.std.mapFrom(Files.readString(file))));
        } catch (IOException | RuntimeException unreadable) {
            throw new ExplainedException(
                    "the baseline cannot be read",
                    file + ": " + unreadable.getMessage(),
                    "restore it with git, or save a new one with ./grocellery bench journeys --save-baseline",
                    unreadable);
        }
    }

    /** Keeps what was measured as the baseline of such machines. */
    static Path save(Path folder, String machineClass, String commit, Samples samples) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        samples.values().forEach((figure, rounds) -> values.put(figure.toString(), rounds));
        Path file = file(folder, machineClass);
        Files.createDirectories(folder);
        return Files.writeString(
                file, PRETTY.asString(new TreeMap<>(Map.of("commit", commit, "rounds", values))) + "\n");
    }

    private static Reference read(Map<String, Object> facts) {
        TreeMap<Figure, List<Double>> values = new TreeMap<>();
        ((Map<?, ?>) Objects.requireNonNull(facts.get("rounds"))).forEach((name, rounds) -> {
            String[] words = String.valueOf(name).split(" ", 2);
            values.put(
                    new Figure(words[0], words[1]),
                    ((List<?>) rounds)
                            .stream()
                                    .map(value -> ((Number) value).doubleValue())
                                    .toList());
        });
        return new Reference(String.valueOf(facts.get("commit")), STORED, new Samples(values));
    }

    private static Path file(Path folder, String machineClass) {
        return folder.resolve("journeys-" + machineClass + ".json");
    }
}
