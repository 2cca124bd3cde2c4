package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Trivy writes as JSON. Its severities are taken as they are; what it calls unknown is medium.
 *
 * @param place where a target of Trivy's is
 */
record TrivyReport(Tree report, Function<String, String> place) {

    List<Hit> hits() {
        return report.at("Results").each().flatMap(this::hits).toList();
    }

    /** The packages with known vulnerabilities. */
    List<Tree> vulnerabilities() {
        return report.at("Results")
                .each()
                .flatMap(result -> result.at("Vulnerabilities").each())
                .toList();
    }

    private Stream<Hit> hits(Tree result) {
        String path = place.apply(result.at("Target").textOr("unknown"));
        return Stream.concat(
                result.at("Misconfigurations").each().map(each -> misconfiguration(each, path)),
                result.at("Secrets").each().map(each -> secret(each, path)));
    }

    private static Hit misconfiguration(Tree found, String path) {
        return Hit.of(
                found.at("ID").textOr("unnamed"),
                severity(found),
                found.at("Message").text().orElse(found.at("Title").textOr("a check failed")),
                found.at("Resolution").textOr(""),
                new Location(path, found.at("CauseMetadata").at("StartLine").numberOr(0)));
    }

    private static Hit secret(Tree found, String path) {
        return Hit.of(
                found.at("RuleID").textOr("unnamed"),
                severity(found),
                found.at("Title").textOr("a secret"),
                "Make the secret invalid where it is used",
                new Location(path, found.at("StartLine").numberOr(0)));
    }

    static Severity severity(Tree found) {
        return found.at("Severity")
                .text()
                .filter(word -> !word.equals("UNKNOWN"))
                .map(Severity::named)
                .orElse(Severity.MEDIUM);
    }
}
