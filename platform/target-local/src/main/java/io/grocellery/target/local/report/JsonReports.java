package io.grocellery.target.local.report;

import io.grocellery.core.artifact.ScanClaim;
import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.gate.Fact;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.gate.Measurement;
import io.grocellery.core.gate.Unit;
import io.grocellery.core.scan.Severity;
import io.grocellery.target.local.files.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Reports that this command line itself writes as JSON. */
final class JsonReports {

    private static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Severity::word).toList();
    private static final GateName REGRESSION = new GateName("performance_regression");
    private static final double PERCENT = 100;

    private JsonReports() {}

    /** {@code security_vulnerabilities} by severity: what was found and is not waived. */
    static Measurement scan(Path workspace, List<Path> files) {
        return all(workspace, files, JsonReports::scan);
    }

    private static Measurement scan(String source, JsonTree report) {
        JsonTree counts = report.object("counts");
        List<Fact> facts = SEVERITIES.stream()
                .map(severity ->
                        Fact.of(ScanClaim.GATE.value(), severity, counts.decimal(severity), Unit.COUNT, source))
                .toList();
        List<ScanEvidence.Finding> found =
                report.list("findings").stream().map(ScanReports::finding).toList();
        List<String> findings = SEVERITIES.stream()
                .flatMap(severity ->
                        found.stream().filter(finding -> finding.severity().equals(severity)))
                .map(JsonReports::inWords)
                .toList();
        List<String> notRun = report.list("scans").stream()
                .map(ScanReports::ran)
                .filter(scan -> !scan.outcome().equals("ran"))
                .map(JsonReports::notRun)
                .toList();
        return new Measurement(facts, findings, notRun);
    }

    private static String inWords(ScanEvidence.Finding finding) {
        return finding.place() + " " + finding.severity() + " " + finding.rule() + ": " + finding.message();
    }

    private static String notRun(ScanEvidence.Ran scan) {
        return scan.outcome() + ": " + (scan.why().isEmpty() ? scan.scan() : scan.why())
                + (scan.unclaimed().isEmpty() ? "" : "; not claimed: " + scan.unclaimed());
    }

    /** {@code authorisation_findings}: answers that somebody should not have got. */
    static Measurement authorisation(Path workspace, List<Path> files) {
        return all(workspace, files, JsonReports::authorisation);
    }

    private static Measurement authorisation(String source, JsonTree report) {
        List<String> findings = report.list("findings").stream()
                .map(each -> each.text("operation") + " as "
                        + each.optionalText("role").orElse("anybody") + ", " + each.text("check") + ": "
                        + each.text("message"))
                .toList();
        return new Measurement(
                List.of(
                        Fact.of("authorisation_findings", findings.size(), Unit.COUNT, source),
                        Fact.of("authorisation_answers", report.decimal("answers"), Unit.COUNT, source)),
                findings,
                report.texts("not_run"));
    }

    /** {@code performance_regression} in percent, the worst of all figures; none where there is nothing to compare with. */
    static Measurement performance(Path workspace, List<Path> files) {
        return all(workspace, files, JsonReports::performance);
    }

    private static Measurement performance(String source, JsonTree report) {
        List<Fact> facts = report.optionalDecimal("worst_regression").stream()
                .map(worst -> Fact.of(REGRESSION.value(), PERCENT * worst, Unit.PERCENT, source))
                .toList();
        List<String> findings = report.list("figures").stream()
                .filter(figure -> figure.optionalText("verdict")
                        .filter("regression"::equals)
                        .isPresent())
                .map(JsonReports::slower)
                .toList();
        return new Measurement(
                facts,
                findings,
                report.optionalText("note").stream().toList(),
                report.optionalText("first").map(why -> Map.of(REGRESSION, why)).orElse(Map.of()));
    }

    private static String slower(JsonTree figure) {
        return figure.text("journey") + " " + figure.text("figure") + ": " + figure.decimal("measured") + " "
                + figure.optionalText("unit").orElse("") + " instead of " + figure.decimal("baseline");
    }

    private static Measurement all(
            Path workspace, List<Path> files, BiFunction<String, JsonTree, Measurement> reading) {
        List<Measurement> each = new ArrayList<>();
        for (Path file : files) {
            String source = workspace.relativize(file).toString();
            try {
                each.add(reading.apply(source, tree(file)));
            } catch (IllegalStateException | JacksonException | IOException odd) {
                throw new UnreadableReportException(file, "the JSON of this command line", odd);
            }
        }
        return each.stream().reduce(Measurement.NONE, Measurement::and);
    }

    /** The releases that a stage reports, by service: their whole digests. */
    static Stream<JsonTree> releases(Path file) {
        try {
            return tree(file).list("releases").stream();
        } catch (IllegalStateException | JacksonException | IOException odd) {
            throw new UnreadableReportException(file, "the JSON of ./grocellery release", odd);
        }
    }

    static JsonTree tree(Path file) throws IOException {
        return JsonTree.of("the stage", JSON.std.mapFrom(Files.readString(file)));
    }
}
