package io.grocellery.target.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a JSON object of the gateway's; a missing or odd part is the gateway's fault and said so. */
record Tree(Map<String, Object> values) {

    static Tree of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Tree(map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue)));
        }
        throw new IllegalStateException("the gateway sent " + value + " where an object belongs");
    }

    List<Tree> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list.stream().map(Tree::of).toList();
        }
        throw odd(key, "a list");
    }

    Tree object(String key) {
        return Tree.of(values.getOrDefault(key, Map.of()));
    }

    String text(String key) {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw odd(key, "a text");
    }

    long number(String key) {
        if (values.get(key) instanceof Number number) {
            return number.longValue();
        }
        throw odd(key, "a number");
    }

    int integer(String key) {
        return Math.toIntExact(number(key));
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    private IllegalStateException odd(String key, String kind) {
        return new IllegalStateException("the gateway sent " + values.get(key) + " for " + key + ", not " + kind);
    }
}
