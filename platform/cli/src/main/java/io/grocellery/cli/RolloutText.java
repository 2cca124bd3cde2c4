package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RolloutStatus.ReleaseStatus;
import io.grocellery.core.status.RolloutStatus.ServiceChange;
import io.grocellery.core.status.RolloutStatus.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rollout in plain lines and rows. */
final class RolloutText {

    private static final int TIME_BEGINS = 11;
    private static final int TIME_ENDS = 19;

    private RolloutText() {}

    static List<List<String>> table(List<RolloutStatus> rollouts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ROLLOUT", "STRATEGY", "STATE", "STARTED", "CHANGES"));
        rollouts.forEach(
                each -> rows.add(List.of(each.id(), each.strategy(), each.phase(), each.startedAt(), changes(each))));
        return rows;
    }

    static String changes(RolloutStatus rollout) {
        return rollout.services().stream()
                .map(each -> each.service() + " " + each.stable().release() + " -> "
                        + each.candidate().release())
                .collect(Collectors.joining(", "));
    }

    /** One line that says where it stands. */
    static String headline(RolloutStatus rollout) {
        return "@|bold " + rollout.id() + "|@ in " + rollout.environment() + " (" + rollout.strategy() + ") is "
                + rollout.sentence();
    }

    /** Everything that is known of it. */
    static List<String> whole(RolloutStatus rollout) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(rollout));
        for (ServiceChange change : rollout.services()) {
            lines.add("");
            lines.add("  @|bold " + change.service() + "|@");
            lines.add("    stable    " + release(change.stable()));
            lines.add("    candidate " + release(change.candidate()));
            change.findings()
                    .forEach(finding -> lines.add(
                            "    " + mark(finding.verdict()) + " " + finding.title() + ": " + finding.explanation()));
        }
        lines.add("");
        rollout.history().forEach(told -> lines.add(told(told)));
        return lines;
    }

    /** When people were told something, and what. */
    static String told(Told told) {
        return "  " + told.at().substring(TIME_BEGINS, TIME_ENDS) + " " + told.message();
    }

    private static String release(ReleaseStatus release) {
        return String.format(
                Locale.ROOT,
                "%s  weight %s  %d requests, %d errors, %d slow  instances ready %s of %s",
                release.release(),
                release.weight() == null ? "-" : String.format(Locale.ROOT, "%.4g%%", release.weight() / 10_000.0),
                release.counted().requests(),
                release.counted().errors(),
                release.counted().slow(),
                release.ready() == null ? "-" : release.ready(),
                release.instances() == null ? "-" : release.instances());
    }

    private static String mark(String verdict) {
        return switch (verdict) {
            case "fail" -> "@|red ✗|@";
            case "pass" -> "@|green ✓|@";
            default -> "·";
        };
    }
}
