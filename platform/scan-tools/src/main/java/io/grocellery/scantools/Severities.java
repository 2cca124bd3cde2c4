package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code policy/severities.yaml}: rules that are worse, or less bad, here than their tool says. */
final class Severities {

    private static final Set<String> KEYS = Set.of("tool", "rule", "severity", "reason");

    private final List<Grade> grades;

    private Severities(List<Grade> grades) {
        this.grades = grades;
    }

    private record Grade(Scan scan, String rule, Severity severity) {}

    /** @throws io.grocellery.core.problem.ExplainedException with every problem of the file */
    static Severities read(Path policy) {
        return new Severities(PolicyFile.read(policy.resolve("severities.yaml"), KEYS, Severities::grade));
    }

    /** How bad a hit is here. */
    Severity of(Scan scan, Hit hit) {
        return grades.stream()
                .filter(grade -> grade.scan() == scan && grade.rule().equals(hit.rule()))
                .map(Grade::severity)
                .findFirst()
                .orElse(hit.severity());
    }

    private static Optional<Grade> grade(PolicyFile.Entry entry) {
        Optional<Scan> scan = entry.required("tool", Scan::named);
        Optional<String> rule = entry.required("rule", Function.identity());
        Optional<Severity> severity = entry.required("severity", Severity::named);
        Optional<String> reason = entry.required("reason", Function.identity());
        return reason.isEmpty() || scan.isEmpty() || rule.isEmpty()
                ? Optional.empty()
                : severity.map(grade -> new Grade(scan.get(), rule.get(), grade));
    }
}
