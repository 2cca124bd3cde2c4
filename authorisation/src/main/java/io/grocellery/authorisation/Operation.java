package io.grocellery.authorisation;

import java.util.List;
import java.util.Map;

/**
 * Something that a service offers.
 *
 * @param path as its API document has it, with names in braces
 * @param parameters of its query and path
 * @param body the properties of the JSON that it takes, with their types; empty when it takes none
 */
record Operation(String method, String path, List<Parameter> parameters, Map<String, String> body) {

    /**
     * A parameter.
     *
     * @param place {@code query} or {@code path}
     */
    record Parameter(String name, String place) {}

    Operation {
        parameters = List.copyOf(parameters);
        body = Map.copyOf(body);
    }

    /** As the policy calls it: {@code GET /orders/{id}}. */
    String name() {
        return method + " " + path;
    }
}
