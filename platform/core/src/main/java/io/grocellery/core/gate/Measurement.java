package io.grocellery.core.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the reports of a stage say.
 *
 * @param facts its figures
 * @param findings what speaks against it, each a line with its place, such as
 *     {@code src/main/java/Shop.java:41 java-sql-injection: ...}
 * @param reservations what therefore cannot be claimed, such as {@code not run: trivy is not installed}
 * @param groundless why a figure has nothing that it could be about, such as a regression where nothing was before
 */
public record Measurement(
        List<Fact> facts, List<String> findings, List<String> reservations, Map<GateName, String> groundless) {

    /** Nothing was measured. */
    public static final Measurement NONE = new Measurement(List.of(), List.of(), List.of());

    public Measurement {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
        reservations = List.copyOf(reservations);
        groundless = Map.copyOf(groundless);
    }

    /** Figures that all have something to be about. */
    public Measurement(List<Fact> facts, List<String> findings, List<String> reservations) {
        this(facts, findings, reservations, Map.of());
    }

    /** Both. */
    public Measurement and(Measurement other) {
        Map<GateName, String> both = new HashMap<>(groundless);
        both.putAll(other.groundless);
        return new Measurement(
                joined(facts, other.facts),
                joined(findings, other.findings),
                joined(reservations, other.reservations),
                both);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
