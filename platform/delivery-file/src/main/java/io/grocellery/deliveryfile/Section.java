package io.grocellery.deliveryfile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of the document. What was not asked for by {@link #close()} is an unknown key. */
final class Section {

    private final Place place;
    private final Problems problems;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Section(MappingNode node, Place place, Problems problems) {
        this.place = place;
        this.problems = problems;
        node.getValue().forEach(this::add);
    }

    Place place() {
        return place;
    }

    Optional<Value> optional(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<Value> required(String key, String allowed) {
        Optional<Value> value = optional(key);
        if (value.isEmpty()) {
            problems.add(place, "'" + key + "' is missing", allowed);
        }
        return value;
    }

    /** The text under a key turned into a type; empty when there is none or it is refused. */
    <T> Optional<T> read(String key, String allowed, Function<String, T> type) {
        return optional(key).flatMap(value -> value.as(allowed, type));
    }

    Optional<Section> section(String key, String allowed) {
        return optional(key).flatMap(value -> value.section(allowed));
    }

    /** Every entry, for sections whose keys are names. */
    <T> Stream<T> entries(BiFunction<String, Value, Optional<T>> entry) {
        known.addAll(values.keySet());
        return values.entrySet().stream().flatMap(each -> entry.apply(each.getKey(), each.getValue()).stream());
    }

    /** Calls for every entry, in the order of the file. */
    void forEach(BiConsumer<String, Value> entry) {
        known.addAll(values.keySet());
        values.forEach(entry);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Notes each key that nobody asked for. */
    void close() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(
                        places.getOrDefault(key, place), "unknown key '" + key + "'", String.join(", ", known)));
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            problems.add(place, "a key is not a single word", "names");
            return;
        }
        String key = scalar.getValue();
        Place at = place.key(key, tuple.getKeyNode());
        if (values.putIfAbsent(key, new Value(tuple.getValueNode(), at, problems)) != null) {
            problems.add(at, "'" + key + "' stands here twice", "each key once");
        }
        places.putIfAbsent(key, at);
    }
}
