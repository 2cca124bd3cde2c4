package io.grocellery.core.scan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What scans together say.
 *
 * @param outcomes one for each scan that was asked for
 * @param open findings that nobody waived, or whose waiver has expired; the worst first
 * @param waived findings with the waiver that holds
 * @param expired waivers whose last day is over, whether or not they would cover anything
 * @param unmatched waivers that hold and cover nothing, though their scan ran: they can go
 */
public record ScanReport(
        List<Outcome> outcomes,
        List<Finding> open,
        List<WaivedFinding> waived,
        List<Waiver> expired,
        List<Waiver> unmatched) {

    public ScanReport {
        outcomes = List.copyOf(outcomes);
        open = List.copyOf(open);
        waived = List.copyOf(waived);
        expired = List.copyOf(expired);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * A finding that may stay.
     *
     * @param waiver why, and until when
     */
    public record WaivedFinding(Finding finding, Waiver waiver) {}

    /** Puts the outcomes beside the waivers as they hold on a day. */
    public static ScanReport of(List<Outcome> outcomes, List<Waiver> waivers, LocalDate today) {
        List<Waiver> holding =
                waivers.stream().filter(waiver -> !waiver.expired(today)).toList();
        List<Finding> findings = findings(outcomes);
        List<WaivedFinding> waived = findings.stream()
                .flatMap(finding -> waiver(finding, holding).map(waiver -> new WaivedFinding(finding, waiver)).stream())
                .toList();
        return new ScanReport(
                outcomes,
                findings.stream()
                        .filter(finding -> waiver(finding, holding).isEmpty())
                        .toList(),
                waived,
                waivers.stream().filter(waiver -> waiver.expired(today)).toList(),
                unmatched(holding, findings, outcomes));
    }

    /** How many findings of that severity are open. */
    public int count(Severity severity) {
        return (int)
                open.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** Whether an open finding is as bad as that or worse. */
    public boolean anyOpen(Severity atLeast) {
        return open.stream().anyMatch(finding -> finding.severity().atLeast(atLeast));
    }

    /** What nobody can say, since the scan that would show it did not run. */
    public List<String> unclaimed() {
        return outcomes.stream()
                .filter(outcome -> outcome.silence().isPresent())
                .map(outcome -> outcome.scan().claim())
                .toList();
    }

    private static List<Finding> findings(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Ran.class::isInstance)
                .flatMap(ran -> ((Outcome.Ran) ran).findings().stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    private static Optional<Waiver> waiver(Finding finding, List<Waiver> holding) {
        return holding.stream().filter(waiver -> waiver.covers(finding)).findFirst();
    }

    private static List<Waiver> unmatched(List<Waiver> holding, List<Finding> findings, List<Outcome> outcomes) {
        Set<Scan> ran = outcomes.stream()
                .filter(Outcome.Ran.class::isInstance)
                .map(Outcome::scan)
                .collect(Collectors.toSet());
        return holding.stream()
                .filter(waiver -> ran.contains(waiver.scan()))
                .filter(waiver -> findings.stream().noneMatch(waiver::covers))
                .toList();
    }
}
