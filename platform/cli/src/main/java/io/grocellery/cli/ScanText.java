package io.grocellery.cli;

import io.grocellery.core.scan.Finding;
import io.grocellery.core.scan.Outcome;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.ScanReport;
import io.grocellery.core.scan.ScanReport.WaivedFinding;
import io.grocellery.core.scan.Severity;
import io.grocellery.core.scan.Waiver;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scan as a person reads it. */
final class ScanText {

    private final Screen screen;

    ScanText(Screen screen) {
        this.screen = screen;
    }

    void begun(Scan scan) {
        screen.transientLine(scan.word() + " looks ...");
    }

    void ended(Outcome outcome) {
        screen.clearTransientLine();
        String name = String.format(Locale.ROOT, "%-16s", outcome.scan().word());
        switch (outcome) {
            case Outcome.Ran ran -> screen.raw("  ✓ " + name + ran(ran));
            case Outcome.NotRun absent -> {
                screen.raw("  ! " + name + absent.silence().orElse(""));
                screen.raw("      " + absent.remedy());
            }
            case Outcome.Unreachable unreachable ->
                screen.raw("  ! " + name + unreachable.silence().orElse(""));
            case Outcome.Failed failed ->
                screen.raw("  ✗ " + name + failed.silence().orElse(""));
        }
    }

    void show(ScanReport report) {
        report.open().forEach(this::finding);
        if (!report.waived().isEmpty()) {
            screen.raw("waived:");
            report.waived().forEach(this::waived);
        }
        report.expired()
                .forEach(waiver -> screen.raw(
                        "expired: " + named(waiver) + " was waived until " + waiver.until() + " by " + waiver.owner()));
        report.unmatched()
                .forEach(waiver ->
                        screen.raw("waives nothing any more, and can go: " + named(waiver) + " of " + waiver.owner()));
        report.unclaimed().forEach(claim -> screen.raw("cannot be claimed: " + claim));
        screen.raw(counts(report) + "; " + report.waived().size() + " waived");
    }

    private static String ran(Outcome.Ran ran) {
        int findings = ran.findings().size();
        String made = ran.database().map(date -> ", database of " + date).orElse("");
        return String.format(
                Locale.ROOT,
                "%s, %s in %.1f s%s",
                ran.version(),
                findings == 1 ? "1 finding" : findings + " findings",
                ran.took().toMillis() / 1000.0,
                made);
    }

    private void finding(Finding finding) {
        screen.raw(
                finding.location() + ": " + finding.severity() + ": " + finding.rule() + " (" + finding.scan() + ")");
        screen.raw("    " + finding.message());
        if (!finding.remedy().isEmpty()) {
            screen.raw("    do: " + finding.remedy());
        }
        screen.raw("    fingerprint: " + finding.fingerprint());
    }

    private void waived(WaivedFinding waived) {
        Finding finding = waived.finding();
        screen.raw("  " + finding.location() + ": " + finding.rule() + " until "
                + waived.waiver().until() + ", " + waived.waiver().owner() + ": "
                + waived.waiver().reason());
    }

    private static String named(Waiver waiver) {
        return waiver.scan() + " " + waiver.rule() + " in " + waiver.files();
    }

    private static String counts(ScanReport report) {
        return Arrays.stream(Severity.values())
                .map(severity -> report.count(severity) + " " + severity)
                .collect(Collectors.joining(", "));
    }
}
