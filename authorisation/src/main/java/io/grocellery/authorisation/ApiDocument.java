package io.grocellery.authorisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** What a service says of itself in OpenAPI. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<?, ?> document;

    private ApiDocument(Map<?, ?> document) {
        this.document = document;
    }

    static ApiDocument of(String json) {
        return new ApiDocument(JSON.std.mapFrom(json));
    }

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        map(document.get("paths"))
                .forEach((path, methods) -> map(methods).forEach((method, operation) -> {
                    if (METHODS.contains(String.valueOf(method))) {
                        found.add(operation(String.valueOf(path), String.valueOf(method), map(operation)));
                    }
                }));
        return found;
    }

    private Operation operation(String path, String method, Map<?, ?> operation) {
        List<Operation.Parameter> parameters = list(operation.get("parameters")).stream()
                .map(ApiDocument::map)
                .filter(each -> Set.of("query", "path").contains(String.valueOf(each.get("in"))))
                .map(each -> new Operation.Parameter(String.valueOf(each.get("name")), String.valueOf(each.get("in"))))
                .toList();
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, body(operation));
    }

    private Map<String, String> body(Map<?, ?> operation) {
        Map<?, ?> content = map(map(operation.get("requestBody")).get("content"));
        Map<String, String> properties = new LinkedHashMap<>();
        map(resolved(map(map(content.get("application/json")).get("schema"))).get("properties"))
                .forEach((name, schema) -> properties.put(String.valueOf(name), type(map(schema))));
        return properties;
    }

    private String type(Map<?, ?> schema) {
        Object type = resolved(schema).get("type");
        return type == null ? "object" : String.valueOf(type);
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        return schema.get("$ref") instanceof String reference
                ? map(map(map(document.get("components")).get("schemas")).get(reference.replace(REFERENCE, "")))
                : schema;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
