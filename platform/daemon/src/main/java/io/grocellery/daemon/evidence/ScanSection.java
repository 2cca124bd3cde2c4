package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.evidence.ScanEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scanners found, what was waived, and what cannot be claimed. */
record ScanSection(RunEvidence evidence) {

    private static final int MOST_FINDINGS = 200;

    List<String> content() {
        return Words.orText(
                evidence.scans().stream().flatMap(each -> scan(each).stream()).toList(),
                "No stage of this run left a scan report that is still kept.");
    }

    private static List<String> scan(ScanEvidence scan) {
        List<String> content = new ArrayList<>();
        content.addAll(Markup.table(
                "Scans of " + scan.stage(),
                List.of("Scan", "Outcome", "Version", "Open findings", "Why not, and what is not claimed"),
                scan.scans().stream()
                        .map(ran -> List.of(
                                ran.scan(),
                                ran.outcome().replace('-', ' '),
                                Words.orDash(ran.version()),
                                Words.orDash(ran.found()),
                                Words.orDash(Stream.of(ran.why(), ran.unclaimed())
                                        .filter(words -> !words.isEmpty())
                                        .collect(Collectors.joining("; not claimed: ")))))
                        .toList()));
        content.addAll(Markup.table(
                "Open findings",
                List.of("Severity", "Rule", "Where", "What"),
                scan.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(found -> List.of(
                                found.severity(), found.scan() + " " + found.rule(), found.place(), found.message()))
                        .toList()));
        content.addAll(Markup.table(
                "Waived findings",
                List.of("Severity", "Rule", "Where", "Reason", "Owner", "Until"),
                scan.waived().stream()
                        .map(waived -> List.of(
                                waived.finding().severity(),
                                waived.finding().scan() + " " + waived.finding().rule(),
                                waived.finding().place(),
                                waived.reason(),
                                waived.owner(),
                                waived.until()))
                        .toList()));
        content.addAll(Markup.list("Waivers that have expired", Tone.WARN, scan.expired()));
        return content;
    }
}
