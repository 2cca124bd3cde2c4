package io.grocellery.systemtest.containers;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docker-compose.dev.yml as Compose reads it: what {@code <<} merges is merged. */
final class ComposeFile {
    private final Map<String, Object> content;

    private ComposeFile(Map<String, Object> content) {
        this.content = content;
    }

    static ComposeFile read() throws IOException {
        var text = Files.readString(Command.checkout().resolve("docker-compose.dev.yml"));
        var load = new Load(LoadSettings.builder().build());
        return new ComposeFile(merged(asMap(load.loadFromString(text))));
    }

    Map<String, Object> content() {
        return content;
    }

    Map<String, Object> services() {
        return asMap(content.get("services"));
    }

    Map<String, Object> service(String name) {
        return asMap(services().get(name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> merged(Map<String, Object> map) {
        var all = new LinkedHashMap<String, Object>();
        if (map.get("<<") instanceof Map<?, ?> base) {
            all.putAll(merged(asMap(base)));
        }
        map.forEach((key, value) -> all.put(key, value instanceof Map<?, ?> inner ? merged(asMap(inner)) : value));
        all.remove("<<");
        return all;
    }
}
