package io.grocellery.core.gate;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the reports of a stage say.
 *
 * @param facts its figures
 * @param findings what speaks against it, each a line with its place, such as
 *     {@code src/main/java/Shop.java:41 java-sql-injection: ...}
 * @param reservations what therefore cannot be claimed, such as {@code not run: trivy is not installed}
 */
public record Measurement(List<Fact> facts, List<String> findings, List<String> reservations) {

    /** Nothing was measured. */
    public static final Measurement NONE = new Measurement(List.of(), List.of(), List.of());

    public Measurement {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
        reservations = List.copyOf(reservations);
    }

    /** Both. */
    public Measurement and(Measurement other) {
        return new Measurement(
                joined(facts, other.facts), joined(findings, other.findings), joined(reservations, other.reservations));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
