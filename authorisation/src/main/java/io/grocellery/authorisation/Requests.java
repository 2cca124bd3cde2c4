package io.grocellery.authorisation;

import io.grocellery.authorisation.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** Requests of an operation that are right but for one value. */
final class Requests {

    private final Operation operation;
    private final String path;
    private final @Nullable String body;

    /**
     * Of an operation.
     *
     * @param path how it is called rightly
     * @param body what it is sent rightly, null for nothing
     */
    Requests(Operation operation, String path, @Nullable String body) {
        this.operation = operation;
        this.path = path;
        this.body = body;
    }

    /** The right path. */
    String path() {
        return path;
    }

    /** The right body. */
    @Nullable
    String body() {
        return body;
    }

    /** The path with another value of a parameter, whatever its place. */
    String pathWith(Parameter parameter, String value) {
        String encoded = encoded(value);
        return parameter.place().equals("path")
                ? segments(parameter.name(), encoded)
                : path + (path.contains("?") ? "&" : "?") + parameter.name() + "=" + encoded;
    }

    /** The body with another value of a property; null takes the property's place too. */
    String bodyWith(String property, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (body != null && body.startsWith("{")) {
            changed.putAll(JSON.std.mapFrom(body));
        }
        changed.put(property, value);
        return JSON.std.asString(changed);
    }

    private String segments(String name, String value) {
        String[] template = operation.path().split("/", -1);
        String[] actual = path.split("\\?", 2)[0].split("/", -1);
        StringBuilder changed = new StringBuilder();
        for (int i = 1; i < template.length; i++) {
            changed.append('/').append(template[i].equals("{" + name + "}") ? value : actual[i]);
        }
        return changed.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
