package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person asks for; each is one program or several. */
enum Companion {
    /** Keeps the traces of the last requests and shows them. */
    ZIPKIN,
    /** Keeps every metric, judges the alert rules, and sends what they find; with the figures of the database server. */
    PROMETHEUS;

    /** @throws ExplainedException when there is none of that name */
    static Companion named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExplainedException(
                        "there is no '" + name + "' to start beside the shop",
                        "there are: "
                                + Arrays.stream(values())
                                        .map(Companion::toString)
                                        .collect(Collectors.joining(", ")),
                        "name one of these, or several with commas between"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
