package io.grocellery.core.evidence;

import java.util.List;

/**
 * What the scan report of a stage says beyond its gate.
 *
 * @param report the file, relative to the checkout
 * @param expired waivers that no longer hold, in words
 */
public record ScanEvidence(
        String stage,
        String report,
        List<Ran> scans,
        List<Finding> findings,
        List<Waived> waived,
        List<String> expired) {

    public ScanEvidence {
        scans = List.copyOf(scans);
        findings = List.copyOf(findings);
        waived = List.copyOf(waived);
        expired = List.copyOf(expired);
    }

    /**
     * One scan.
     *
     * @param outcome {@code ran}, {@code not-run}, {@code unreachable} or {@code failed}
     * @param found how many findings in words; empty unless it ran: a scan that did not run found not nothing
     * @param why it did not run; empty when it did
     * @param unclaimed what therefore cannot be said; empty when it ran
     */
    public record Ran(String scan, String outcome, String version, String found, String why, String unclaimed) {}

    /**
     * Something that was found.
     *
     * @param place file and line
     */
    public record Finding(String scan, String rule, String severity, String place, String message) {}

    /**
     * A finding that somebody answers for.
     *
     * @param until the day on which that ends
     */
    public record Waived(Finding finding, String reason, String owner, String until) {}
}
