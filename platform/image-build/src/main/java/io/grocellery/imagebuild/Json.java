package io.grocellery.imagebuild;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** Reads documents whose form nobody has checked yet. */
final class Json {

    private Json() {}

    /** @throws IllegalArgumentException when there is no such text */
    static String text(Map<?, ?> document, String key) {
        if (document.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("it lacks '" + key + "', a text");
    }

    /** Empty when there is none. */
    static String optionalText(Map<?, ?> document, String key) {
        return document.get(key) instanceof String text ? text : "";
    }

    /** The objects of a list; none when there is no such list. */
    static Stream<Map<?, ?>> maps(Map<?, ?> document, String key) {
        return document.get(key) instanceof Collection<?> items
                ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }
}
