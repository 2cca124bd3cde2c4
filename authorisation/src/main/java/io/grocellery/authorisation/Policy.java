package io.grocellery.authorisation;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.jr.ob.JSON;

/**
 * Who may do what, as people have agreed.
 *
 * @param rules by the names of operations
 * @param headers what every answer must have, by name, as a pattern of its value
 */
record Policy(Map<String, Rule> rules, Map<String, Pattern> headers) {

    private static final String REMEDY = "see docs/guide/tests-as-stages.md for how it is written";

    /**
     * Of one operation.
     *
     * @param path how it is called, with names of what the shopper has such as {@code ${cart}}
     * @param body the JSON that is sent, with such names too; null for none
     * @param expected the statuses that each role may get
     */
    record Rule(String path, @Nullable String body, Map<Role, List<Integer>> expected) {}

    /** @throws ExplainedException when it cannot be read, or a role is missing of an operation */
    static Policy read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException | YamlEngineException unreadable) {
            throw new ExplainedException(
                    "there is no policy to hold the shop to",
                    file + ": " + unreadable.getMessage(),
                    REMEDY,
                    unreadable);
        }
    }

    static Policy of(String yaml) {
        Map<?, ?> file = map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        Map<String, Pattern> headers = new LinkedHashMap<>();
        map(file.get("headers"))
                .forEach((name, value) -> headers.put(String.valueOf(name), Pattern.compile(String.valueOf(value))));
        Map<String, Rule> rules = new LinkedHashMap<>();
        map(file.get("operations"))
                .forEach((name, rule) -> rules.put(String.valueOf(name), rule(String.valueOf(name), map(rule))));
        return new Policy(rules, headers);
    }

    private static Rule rule(String name, Map<?, ?> rule) {
        Map<Role, List<Integer>> expected = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            expected.put(role, statuses(name, role, rule));
        }
        Object path = Optional.<Object>ofNullable(rule.get("path")).orElse(name.substring(name.indexOf(' ') + 1));
        Object body = rule.get("body");
        return new Rule(String.valueOf(path), body == null ? null : JSON.std.asString(body), expected);
    }

    private static List<Integer> statuses(String name, Role role, Map<?, ?> rule) {
        Object said = rule.get(role.hasBadToken() ? "bad-token" : role.word());
        return switch (said) {
            case Integer status -> List.of(status);
            case List<?> several -> several.stream().map(Integer.class::cast).toList();
            case null ->
                throw new ExplainedException(
                        "the policy is incomplete", name + " says nothing of " + role.word(), REMEDY);
            default ->
                throw new ExplainedException(
                        "the policy is not understood",
                        name + ", " + role.word() + ": " + said + " is no status",
                        REMEDY);
        };
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
