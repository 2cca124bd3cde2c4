package io.grocellery.scantools;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads {@code policy/licences.yaml}: the licences of what may be shipped, by their SPDX names and by the names that
 * authors give them.
 */
final class LicencePolicy {

    private static final Set<String> KEYS = Set.of("licence", "called");

    private final Set<String> allowed;

    private LicencePolicy(List<String> names) {
        this.allowed = names.stream().map(LicencePolicy::plain).collect(Collectors.toSet());
    }

    /** @throws io.grocellery.core.problem.ExplainedException with every problem of the file */
    static LicencePolicy read(Path policy) {
        return new LicencePolicy(PolicyFile.read(policy.resolve("licences.yaml"), KEYS, LicencePolicy::name));
    }

    /** Whether one of the licences, of which a user may choose, is allowed. */
    boolean allows(List<String> choices) {
        return choices.stream().anyMatch(this::allows);
    }

    /** An SPDX expression (SPDX 2.3, annex D) without brackets, or an author's name for a licence. */
    private boolean allows(String expression) {
        return Arrays.stream(expression.replaceAll("[()]", " ").split(" OR "))
                .anyMatch(choice -> Arrays.stream(choice.split(" AND "))
                                .map(part -> plain(part).replaceAll(" with .*", ""))
                                .allMatch(allowed::contains)
                        || allowed.contains(plain(choice)));
    }

    private static Optional<String> name(PolicyFile.Entry entry) {
        return entry.required("licence", Function.identity())
                .map(licence ->
                        entry.optional("called", Function.<String>identity()).orElse(licence));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
