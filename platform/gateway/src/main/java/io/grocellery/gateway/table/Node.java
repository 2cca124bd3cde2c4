package io.grocellery.gateway.table;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object of the table's JSON that notes what is wrong with it, where, and which of its keys nobody asked for. */
final class Node {

    private final JsonObject json;
    private final String at;
    private final List<String> problems;
    private final Set<String> asked = new HashSet<>();

    Node(JsonObject json, String at, List<String> problems) {
        this.json = json;
        this.at = at;
        this.problems = problems;
    }

    boolean has(String key) {
        asked.add(key);
        return json.getValue(key) != null;
    }

    long number(String key, long least, long most) {
        Object value = value(key);
        if (value instanceof Integer || value instanceof Long) {
            return within(key, ((Number) value).longValue(), least, most);
        }
        problem(key, value == null ? "is missing" : "must be a whole number");
        return least;
    }

    int integer(String key, int least, int most) {
        return (int) number(key, least, most);
    }

    int integer(String key, int least, int most, int preset) {
        return has(key) ? integer(key, least, most) : preset;
    }

    String text(String key, Pattern shape, String allowed) {
        Object value = value(key);
        if (value instanceof String text && shape.matcher(text).matches()) {
            return text;
        }
        problem(key, value == null ? "is missing" : "must be " + allowed);
        return "";
    }

    @Nullable
    String optionalText(String key, Pattern shape, String allowed) {
        return has(key) ? text(key, shape, allowed) : null;
    }

    Node object(String key) {
        return node(key, value(key));
    }

    @Nullable
    Node optionalObject(String key) {
        return has(key) ? object(key) : null;
    }

    Set<String> keys() {
        return json.fieldNames();
    }

    <T> List<T> objects(String key, BiFunction<Node, Integer, T> reader) {
        List<T> read = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            Node element = node(key + "[" + i + "]", array.getValue(i));
            read.add(reader.apply(element, i));
            element.refuseUnknownKeys();
        }
        return read;
    }

    List<String> texts(String key) {
        List<String> read = new ArrayList<>();
        JsonArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            if (array.getValue(i) instanceof String text) {
                read.add(text);
            } else {
                problem(key + "[" + i + "]", "must be a string");
            }
        }
        return read;
    }

    void problem(String key, String wrong) {
        problems.add((at.isEmpty() ? key : at + "." + key) + ": " + wrong);
    }

    void refuseUnknownKeys() {
        for (String key : json.fieldNames()) {
            if (!asked.contains(key)) {
                problem(
                        key,
                        "is unknown here; known are "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }

    private @Nullable Object value(String key) {
        asked.add(key);
        return json.getValue(key);
    }

    private long within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            problem(key, "is " + value + ", allowed are " + least + " to " + most);
            return least;
        }
        return value;
    }

    private JsonArray array(String key) {
        Object value = value(key);
        if (value instanceof JsonArray array) {
            return array;
        }
        problem(key, value == null ? "is missing" : "must be a list");
        return new JsonArray();
    }

    private Node node(String key, @Nullable Object value) {
        String path = at.isEmpty() ? key : at + "." + key;
        if (value instanceof JsonObject object) {
            return new Node(object, path, problems);
        }
        problem(key, value == null ? "is missing" : "must be an object");
        return new Node(new JsonObject(), path, new ArrayList<>());
    }
}
