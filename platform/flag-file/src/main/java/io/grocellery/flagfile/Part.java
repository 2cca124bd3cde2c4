package io.grocellery.flagfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A value of the document with its path; each reader answers empty after it has noted what is wrong. */
final class Part {

    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;

    Part(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    JsonNode node() {
        return node;
    }

    /** The parts of an object by their keys. */
    Optional<Map<String, Part>> object(String allowed) {
        if (!node.isObject()) {
            return refuse(described() + " stands here", allowed);
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry ->
                        parts.put(entry.getKey(), new Part(entry.getValue(), below(entry.getKey()), problems)));
        return Optional.of(parts);
    }

    /** The same, with a note of each key that is not among those known. */
    Optional<Map<String, Part>> object(Set<String> known) {
        String allowed = String.join(", ", known);
        Optional<Map<String, Part>> parts = object("an object with " + allowed);
        parts.ifPresent(found -> found.forEach((key, part) -> {
            if (!known.contains(key)) {
                part.refuse("is not known here", allowed);
            }
        }));
        return parts;
    }

    /** The parts of an array. */
    Optional<List<Part>> array(String allowed) {
        if (!node.isArray()) {
            return refuse(described() + " stands here", allowed);
        }
        List<Part> parts = new ArrayList<>();
        node.forEach(element -> parts.add(new Part(element, path + "[" + parts.size() + "]", problems)));
        return Optional.of(parts);
    }

    Optional<String> text(String allowed) {
        return node.isString() ? Optional.of(node.stringValue()) : refuse(described() + " stands here", allowed);
    }

    /** A whole number between zero and the largest given. */
    Optional<Integer> count(int most, String allowed) {
        return node.isInt() && node.intValue() >= 0 && node.intValue() <= most
                ? Optional.of(node.intValue())
                : refuse(described() + " stands here", allowed);
    }

    /** Notes that a key is missing. */
    <T> Optional<T> missing(String key, String allowed) {
        problems.add(new Problem(below(key), "is missing", allowed));
        return Optional.empty();
    }

    <T> Optional<T> refuse(String what, String allowed) {
        problems.add(new Problem(path.isEmpty() ? "(document)" : path, what, allowed));
        return Optional.empty();
    }

    private String described() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case MISSING -> "nothing";
            default -> node.toString();
        };
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
