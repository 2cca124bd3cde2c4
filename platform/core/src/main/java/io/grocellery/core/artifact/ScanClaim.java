package io.grocellery.core.artifact;

import io.grocellery.core.gate.Fact;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.gate.Unit;
import io.grocellery.core.scan.Severity;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a signed scan says.
 *
 * @param statement of kind scan
 */
public record ScanClaim(Statement statement) {

    /** Names the gate that judges what scans found. */
    public static final GateName GATE = new GateName("security_vulnerabilities");

    private static final String SOURCE = "the signed scan";

    /** How many findings of each severity are open; a severity that it does not tell was not measured. */
    Measurement measured() {
        return statement.predicate().get("counts") instanceof Map<?, ?> counts
                ? new Measurement(
                        Arrays.stream(Severity.values())
                                .flatMap(severity -> fact(severity, counts))
                                .toList(),
                        List.of(),
                        unclaimed())
                : Measurement.NONE;
    }

    private static Stream<Fact> fact(Severity severity, Map<?, ?> counts) {
        return counts.get(severity.word()) instanceof Number count
                ? Stream.of(Fact.of(GATE.value(), severity.word(), count.doubleValue(), Unit.COUNT, SOURCE))
                : Stream.empty();
    }

    /** What nobody can say in spite of it, since a scan that would show it did not run. */
    public List<String> unclaimed() {
        return statement.predicate().get("unclaimed") instanceof Collection<?> claims
                ? claims.stream().map(String::valueOf).toList()
                : List.of();
    }
}
