package io.grocellery.scantools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * JSON that a tool wrote, asked by name. What is not there, or is of another kind, is nothing.
 *
 * @param value a map, a list, a text, a number, or null
 */
record Tree(@Nullable Object value) {

    /** @throws ToolFailure when the file cannot be read or is no JSON */
    static Tree read(Path file) throws ToolFailure {
        try {
            return new Tree(JSON.std.anyFrom(Files.readString(file)));
        } catch (IOException | UncheckedIOException | JacksonException unreadable) {
            throw new ToolFailure("its report cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    Tree at(String name) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    Tree at(int index) {
        return new Tree(value instanceof List<?> list && index < list.size() ? list.get(index) : null);
    }

    Stream<Tree> each() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.empty();
    }

    boolean isList() {
        return value instanceof List;
    }

    Optional<String> text() {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    String textOr(String otherwise) {
        return text().orElse(otherwise);
    }

    int numberOr(int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }
}
