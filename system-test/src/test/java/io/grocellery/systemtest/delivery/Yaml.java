package io.grocellery.systemtest.delivery;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file of the checkout. */
record Yaml(Map<String, Object> content) {

    static Yaml read(String file) throws IOException {
        var text = Files.readString(Command.checkout().resolve(file));
        return new Yaml(map(new Load(LoadSettings.builder().build()).loadFromString(text)));
    }

    /** The map at the end of a path of keys. */
    Map<String, Object> at(String... path) {
        var map = content;
        for (var key : path) {
            map = map(map.get(key));
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
