package io.grocellery.deliveryfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of the document with its place; each reader answers empty after it has noted a problem. */
final class Value {

    private final Node node;
    private final Place place;
    private final Problems problems;

    Value(Node node, Place place, Problems problems) {
        this.node = node;
        this.place = place;
        this.problems = problems;
    }

    boolean isSection() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    Optional<Section> section(String allowed) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, place, problems));
        }
        return refuse(inWords() + "is not a section of keys", allowed);
    }

    Optional<String> text(String allowed) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        return refuse(node instanceof ScalarNode ? "is empty" : "is not a single value", allowed);
    }

    Optional<Integer> integer(String allowed) {
        return as(allowed, text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("'" + text + "' is not a whole number", notANumber);
            }
        });
    }

    Optional<Boolean> bool() {
        return as("true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        });
    }

    /** The text turned into a type whose own check throws {@link IllegalArgumentException}. */
    <T> Optional<T> as(String allowed, Function<String, T> type) {
        return text(allowed).flatMap(text -> checked(allowed, () -> type.apply(text)));
    }

    <T> List<T> list(String allowed, Function<Value, Optional<T>> element) {
        if (!(node instanceof SequenceNode sequence)) {
            refuse(inWords() + "is not a list", allowed);
            return List.of();
        }
        List<T> elements = new ArrayList<>();
        for (int index = 0; index < sequence.getValue().size(); index++) {
            Node at = sequence.getValue().get(index);
            element.apply(new Value(at, place.index(index, at), problems)).ifPresent(elements::add);
        }
        return elements;
    }

    /** A list with at least one element. */
    <T> List<T> filledList(String allowed, Function<Value, Optional<T>> element) {
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            refuse("is empty", allowed);
        }
        return list(allowed, element);
    }

    private String inWords() {
        return node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "' " : "";
    }

    <T> Optional<T> checked(String allowed, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return refuse(String.valueOf(refused.getMessage()), allowed);
        }
    }

    <T> Optional<T> refuse(String what, String allowed) {
        problems.add(place, what, allowed);
        return Optional.empty();
    }
}
