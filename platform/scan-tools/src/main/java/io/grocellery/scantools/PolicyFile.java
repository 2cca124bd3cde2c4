package io.grocellery.scantools;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file of the policy: a list of entries, each a few words by name. Every problem is kept, none is passed over. */
final class PolicyFile {

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private PolicyFile(Path file) {
        this.file = file;
    }

    /**
     * An entry.
     *
     * @param line where it begins, counted from 1
     */
    record Entry(int line, Map<String, String> words, List<String> problems) {

        /** A word that has to be there. */
        <T> Optional<T> required(String key, Function<String, T> type) {
            if (!words.containsKey(key)) {
                problems.add("line " + line + ": '" + key + "' is missing");
            }
            return optional(key, type);
        }

        /** A word turned into a type that refuses with an {@link IllegalArgumentException}. */
        <T> Optional<T> optional(String key, Function<String, T> type) {
            String word = words.get(key);
            if (word == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(type.apply(word));
            } catch (IllegalArgumentException refused) {
                problems.add("line " + line + ": " + key + ": " + refused.getMessage());
                return Optional.empty();
            }
        }

        void refuse(String what) {
            problems.add("line " + line + ": " + what);
        }
    }

    /**
     * Reads a file's entries; a file that is not there has none.
     *
     * @param keys that an entry may have
     * @param type makes something of an entry, or refuses it
     * @throws ExplainedException with every problem of the file
     */
    static <T> List<T> read(Path file, Set<String> keys, Function<Entry, Optional<T>> type) {
        PolicyFile reading = new PolicyFile(file);
        List<T> read = new ArrayList<>();
        reading.entries(keys).forEach(entry -> type.apply(entry).ifPresent(read::add));
        if (!reading.problems.isEmpty()) {
            throw new ExplainedException(
                    file + " cannot be used",
                    String.join("; ", reading.problems),
                    "correct it; docs/guide/scans.md says what may stand there");
        }
        return List.copyOf(read);
    }

    private List<Entry> entries(Set<String> keys) {
        Optional<Node> top = top();
        if (top.isPresent() && !(top.get() instanceof SequenceNode)) {
            problems.add("line 1: the file is not a list");
        }
        List<Entry> entries = new ArrayList<>();
        if (top.orElse(null) instanceof SequenceNode list) {
            list.getValue().forEach(node -> entries.add(entry(node, keys)));
        }
        return entries;
    }

    private Optional<Node> top() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            return new Compose(settings).composeString(Files.readString(file));
        } catch (YamlEngineException notYaml) {
            problems.add("not YAML: "
                    + String.valueOf(notYaml.getMessage()).lines().findFirst().orElse(""));
        } catch (IOException unreadable) {
            problems.add("it cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    private Entry entry(Node node, Set<String> keys) {
        int line = line(node);
        Map<String, String> words = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> word(tuple, keys, words));
        } else {
            problems.add("line " + line + ": not an entry of " + new TreeSet<>(keys));
        }
        return new Entry(line, words, problems);
    }

    private void word(NodeTuple tuple, Set<String> keys, Map<String, String> words) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || !(tuple.getValueNode() instanceof ScalarNode value)) {
            problems.add("line " + line(tuple.getKeyNode()) + ": not a name with one word or text");
        } else if (!keys.contains(key.getValue())) {
            problems.add(
                    "line " + line(key) + ": unknown key '" + key.getValue() + "', allowed: " + new TreeSet<>(keys));
        } else if (value.getValue().isBlank()) {
            problems.add("line " + line(key) + ": '" + key.getValue() + "' is empty");
        } else if (words.put(key.getValue(), value.getValue().strip()) != null) {
            problems.add("line " + line(key) + ": '" + key.getValue() + "' stands here twice");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
