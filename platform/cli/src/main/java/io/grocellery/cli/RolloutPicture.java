package io.grocellery.cli;

import io.grocellery.cli.Line.Tone;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RolloutStatus.ReleaseStatus;
import io.grocellery.core.status.RolloutStatus.RequestCount;
import io.grocellery.core.status.RolloutStatus.RuleFinding;
import io.grocellery.core.status.RolloutStatus.ServiceChange;
import io.grocellery.core.status.RolloutStatus.StageStatus;
import io.grocellery.core.status.RolloutStatus.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as lines of a terminal.
 *
 * @param width columns that a line may take
 * @param height lines there may be; where they are too few, what matters least is left out
 * @param zone for the times of day
 */
record RolloutPicture(int width, int height, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MOST_TOLD = 8;
    private static final int LEAST_TOLD = 2;
    private static final int NARROWEST_STAGE = 9;
    private static final int STAGE_WITH_GATE = 17;
    private static final int WEIGHT_BAR = 24;

    /** How much is shown. */
    private enum Detail {
        /** Every rule with its explanation. */
        ALL,
        /** Every rule, and the explanations of those that decide. */
        DECIDING,
        /** Every rule without explanations. */
        FIGURES,
        /** Only the rules that decide. */
        DECISIONS
    }

    /** Only as many lines as fit, from the top. */
    List<Line> of(RolloutStatus status) {
        for (Detail detail : Detail.values()) {
            for (int told = MOST_TOLD; told >= LEAST_TOLD; told /= 2) {
                List<Line> lines = drawn(status, detail, told);
                if (lines.size() <= height) {
                    return lines;
                }
            }
        }
        List<Line> lines = drawn(status, Detail.DECISIONS, 1);
        return lines.subList(0, Math.min(height, lines.size()));
    }

    private List<Line> drawn(RolloutStatus status, Detail detail, int told) {
        List<Line> lines = new ArrayList<>(heading(status));
        lines.addAll(stages(status));
        status.services().forEach(change -> lines.addAll(service(change, detail, status.over())));
        lines.add(Line.empty());
        List<Told> history = status.history();
        history.subList(Math.max(0, history.size() - told), history.size()).forEach(each -> lines.addAll(told(each)));
        return lines.stream().map(line -> line.cut(width)).toList();
    }

    private List<Line> heading(RolloutStatus status) {
        List<Line> lines = new ArrayList<>();
        Line name = Line.of(status.id(), Tone.STRONG)
                .plus("  " + status.strategy() + " in " + status.environment() + "  ")
                .plus(time(status.at()), Tone.FAINT);
        lines.add(name);
        lines.addAll(Line.wrapped("The rollout is " + status.sentence() + ".", "", width, tone(status)));
        String asked = status.possible().isEmpty() ? "" : "; possible: " + String.join(", ", status.possible());
        lines.addAll(Line.wrapped(
                "began " + time(status.startedAt()) + ", there since " + time(status.since()) + asked,
                "",
                width,
                Tone.FAINT));
        return lines;
    }

    private static Tone tone(RolloutStatus status) {
        return switch (status.phase()) {
            case "promoted", "retiring" -> Tone.GOOD;
            case "holding" -> Tone.WARNING;
            case "returning", "withdrawing", "rolled-back" -> Tone.BAD;
            default -> Tone.BUSY;
        };
    }

    // --- stages

    private List<Line> stages(RolloutStatus status) {
        int each = width / Math.max(1, status.stages().size());
        if (each < NARROWEST_STAGE) {
            return List.of(Line.empty(), onlyPresentStage(status));
        }
        Line bar = Line.empty();
        Line names = Line.empty();
        for (int i = 0; i < status.stages().size(); i++) {
            bar = bar.plus(step(status, i, each));
            names = names.plus(name(status, i, each).cut(each - 1).to(each));
        }
        return List.of(Line.empty(), bar, names);
    }

    private Line onlyPresentStage(RolloutStatus status) {
        Integer stage = status.stage();
        return stage == null
                ? Line.of(status.stages().size() + " stages", Tone.FAINT)
                : Line.of("stage " + (stage + 1) + " of " + status.stages().size() + ": ", Tone.PLAIN)
                        .plus(label(status, stage, width), Tone.STRONG);
    }

    private static Line step(RolloutStatus status, int index, int columns) {
        String stroke = isPast(status, index) ? "━" : isPresent(status, index) ? "═" : "─";
        Tone tone = isPast(status, index) ? Tone.GOOD : isPresent(status, index) ? Tone.BUSY : Tone.FAINT;
        return Line.of(stroke.repeat(columns - 1) + " ", tone);
    }

    private static Line name(RolloutStatus status, int index, int columns) {
        if (isPresent(status, index)) {
            return Line.of("▶ " + label(status, index, columns), Tone.STRONG);
        }
        return isPast(status, index)
                ? Line.of("✓ " + label(status, index, columns), Tone.GOOD)
                : Line.of(label(status, index, columns), Tone.FAINT);
    }

    private static String label(RolloutStatus status, int index, int columns) {
        StageStatus stage = status.stages().get(index);
        boolean bakes = index == status.stages().size() - 1;
        String gate = bakes ? "bake" : stage.gate();
        return percent(stage.percent()) + (columns < STAGE_WITH_GATE ? "" : " " + gate);
    }

    private static boolean isPresent(RolloutStatus status, int index) {
        Integer stage = status.stage();
        return stage != null && stage == index;
    }

    private static boolean isPast(RolloutStatus status, int index) {
        Integer stage = status.stage();
        boolean promoted = status.phase().equals("promoted") || status.phase().equals("retiring");
        return stage == null ? promoted : index < stage;
    }

    // --- services

    private List<Line> service(ServiceChange change, Detail detail, boolean over) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.empty());
        lines.add(Line.of(change.service(), Tone.STRONG)
                .plus("  " + change.stable().release() + " → "
                        + change.candidate().release()));
        Integer whole = sum(change.stable().weight(), change.candidate().weight());
        Double candidate = candidateShare(change, whole, over);
        lines.addAll(release("candidate", change.candidate(), candidate, Tone.GOOD));
        lines.addAll(release("stable", change.stable(), candidate == null ? null : 1 - candidate, Tone.PLAIN));
        if (change.pinned().requests() > 0) {
            lines.add(Line.of("  named   " + requests(change.pinned()) + ", no evidence", Tone.FAINT));
        }
        lines.addAll(mismatch(change, whole));
        lines.addAll(findings("errors", "errors", change, detail));
        lines.addAll(findings("slow requests", "slowness", change, detail));
        lines.addAll(findings("health checks", "health-checks", change, detail));
        return lines;
    }

    /** As the gateway says; after the end nobody asks it, and it is what was set last. */
    private static @Nullable Double candidateShare(ServiceChange change, @Nullable Integer whole, boolean over) {
        Double share = share(change.candidate().weight(), whole);
        return share == null && over ? Double.valueOf(change.percent() / 100) : share;
    }

    private List<Line> release(String role, ReleaseStatus release, @Nullable Double share, Tone tone) {
        Line first = Line.of("  ", Tone.PLAIN)
                .plus(role)
                .to(12)
                .plus(Bars.of(share == null ? 0 : share, Math.min(WEIGHT_BAR, width / 3), tone))
                .plus(String.format(Locale.ROOT, " %6s  ", share == null ? "?" : percent(share * 100)))
                .plus(instances(release));
        Line counted = Line.of(requests(release.counted()), Tone.PLAIN);
        return first.width() + 2 + counted.width() <= width
                ? List.of(first.plus("  ").plus(counted))
                : below(first, Line.wrapped(counted.text(), " ".repeat(12), width, Tone.PLAIN));
    }

    private static List<Line> below(Line first, List<Line> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static String instances(ReleaseStatus release) {
        return release.instances() == null ? "" : release.ready() + "/" + release.instances() + " ready";
    }

    private static String requests(RequestCount count) {
        return count.requests() + " requests, " + count.errors() + " errors" + of(count.errors(), count) + ", "
                + count.slow() + " slow" + of(count.slow(), count);
    }

    private static String of(long part, RequestCount whole) {
        return part == 0 || whole.requests() == 0 ? "" : " (" + percent(100.0 * part / whole.requests()) + ")";
    }

    /** What was read back differs from what was set. */
    private List<Line> mismatch(ServiceChange change, @Nullable Integer whole) {
        Double share = share(change.candidate().weight(), whole);
        return share == null || Math.abs(share * 100 - change.percent()) < 0.01
                ? List.of()
                : Line.wrapped(
                        "the gateway gives the candidate " + percent(share * 100) + ", " + percent(change.percent())
                                + " was set",
                        "  ",
                        width,
                        Tone.WARNING);
    }

    private List<Line> findings(String heading, String metric, ServiceChange change, Detail detail) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("  " + heading, Tone.FAINT));
        for (RuleFinding finding : change.findings()) {
            Evidence evidence = new Evidence(finding);
            if (finding.metric().equals(metric) && (detail != Detail.DECISIONS || evidence.speaks())) {
                lines.addAll(evidence.lines(width));
                if (detail == Detail.ALL || (detail == Detail.DECIDING && evidence.speaks())) {
                    lines.addAll(evidence.explanation(width));
                }
            }
        }
        return lines.size() == 1 ? List.of() : lines;
    }

    private static @Nullable Integer sum(@Nullable Integer left, @Nullable Integer right) {
        return left == null && right == null
                ? null
                : Integer.valueOf((left == null ? 0 : left) + (right == null ? 0 : right));
    }

    private static @Nullable Double share(@Nullable Integer weight, @Nullable Integer whole) {
        return whole == null || whole == 0 ? null : Double.valueOf(weight == null ? 0 : (double) weight / whole);
    }

    static String percent(double value) {
        String text = String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
        return text.replaceAll("\\.?0+$", "") + "%";
    }

    // --- what was told

    private List<Line> told(Told told) {
        Tone tone = severity(told);
        List<Line> message = Line.wrapped(told.message(), "", width - 11, tone);
        return IntStream.range(0, message.size())
                .mapToObj(i -> Line.of(i == 0 ? time(told.at()) + " " + mark(told) + " " : " ".repeat(11), Tone.FAINT)
                        .plus(message.get(i)))
                .toList();
    }

    static Tone severity(Told told) {
        return switch (told.severity()) {
            case "error" -> Tone.BAD;
            case "warning" -> Tone.WARNING;
            default -> Tone.PLAIN;
        };
    }

    private static String mark(Told told) {
        return switch (told.severity()) {
            case "error" -> "✗";
            case "warning" -> "!";
            default -> "·";
        };
    }

    String time(String moment) {
        return TIME.format(Instant.parse(moment).atZone(zone));
    }
}
