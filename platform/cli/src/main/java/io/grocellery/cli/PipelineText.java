package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import io.grocellery.core.status.RunStatus.Gate;
import io.grocellery.core.status.RunStatus.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A run of the pipeline in plain lines and rows. */
final class PipelineText {

    private static final String INDENT = "      ";

    private PipelineText() {}

    static List<List<String>> table(List<RunStatus> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RUN", "STATE", "COMMIT", "BRANCH", "BY", "STARTED", "STAGES"));
        runs.forEach(run -> rows.add(List.of(
                run.id(),
                run.phase(),
                run.revision(),
                run.branch(),
                run.by(),
                run.startedAt(),
                run.stages().stream().filter(PipelineText::good).count() + " of "
                        + run.stages().size())));
        return rows;
    }

    private static boolean good(Stage stage) {
        return stage.state().equals("passed") || stage.state().equals("unchanged");
    }

    /** One line that says where it stands. */
    static String headline(RunStatus run) {
        String state = switch (run.phase()) {
            case "passed" -> "@|green passed|@";
            case "failed" -> "@|red failed|@";
            case "asking" -> "@|yellow waiting for a person|@";
            default -> "running";
        };
        return "@|bold " + run.id() + "|@ " + run.revision() + " of " + run.branch() + ": " + state + " after "
                + time(run.startedAt(), run.endedAt() == null ? run.at() : run.endedAt());
    }

    /** Everything that is known of it. */
    static List<String> whole(RunStatus run) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(run));
        for (Stage stage : run.stages()) {
            lines.addAll(stage(stage, run.at()));
        }
        lines.addAll(next(run));
        return lines;
    }

    /** A stage with what its gates said. */
    static List<String> stage(Stage stage, String now) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + mark(stage) + " @|bold " + stage.name() + "|@ " + stage.state() + spent(stage, now)
                + (stage.sentence().isEmpty() || !stage.gates().isEmpty() ? "" : ": " + stage.sentence()));
        if (stage.approval() != null) {
            lines.add(INDENT + "approved by " + stage.approval().by() + " at "
                    + stage.approval().at());
        }
        stage.gates().forEach(gate -> lines.addAll(gate(gate)));
        if (!good(stage) && !stage.gates().isEmpty() && !stage.sentence().isEmpty()) {
            lines.add(INDENT + stage.sentence());
        }
        return lines;
    }

    private static String spent(Stage stage, String now) {
        if (stage.since() == null
                || stage.state().equals("unchanged")
                || stage.state().equals("skipped")) {
            return "";
        }
        return " @|faint (" + time(stage.since(), stage.endedAt() == null ? now : stage.endedAt()) + ")|@";
    }

    private static List<String> gate(Gate gate) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + mark(gate) + " " + gate.name() + " " + gate.expression() + ": " + gate.answer() + ", "
                + gate.figures());
        gate.findings().forEach(finding -> lines.add(INDENT + "    " + finding));
        gate.reservations().forEach(each -> lines.add(INDENT + "  @|yellow !|@ " + each));
        return lines;
    }

    private static String mark(Gate gate) {
        return switch (gate.answer()) {
            case "passed" -> "@|green ✓|@";
            case "not-applicable" -> "@|faint ·|@";
            default -> "@|red ✗|@";
        };
    }

    private static List<String> next(RunStatus run) {
        List<String> lines = new ArrayList<>();
        for (Stage stage : run.stages()) {
            if (stage.subject() != null) {
                lines.addAll(question(run, stage));
            }
        }
        if (run.possible().contains("retry")) {
            lines.add("  next      ./grocellery pipeline log STAGE " + run.id() + ", then ./grocellery pipeline retry "
                    + run.id());
        }
        return lines;
    }

    /** What a person is asked. */
    static List<String> question(RunStatus run, Stage stage) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  " + stage.name() + " waits for a person until " + stage.expires() + ". It would deploy");
        run.releases().forEach((service, release) -> lines.add(INDENT + service + " " + release));
        lines.add(INDENT + stage.subject());
        lines.add("  next      ./grocellery approve " + run.id() + " or ./grocellery approve " + run.id()
                + " --reject WHY");
        return lines;
    }

    private static String mark(Stage stage) {
        return switch (stage.state()) {
            case "passed" -> "@|green ✓|@";
            case "unchanged" -> "@|green =|@";
            case "waiting", "skipped" -> "·";
            case "running" -> "@|blue ▶|@";
            case "asking" -> "@|yellow ?|@";
            default -> "@|red ✗|@";
        };
    }

    private static String time(String from, String to) {
        Duration time = Duration.between(Instant.parse(from), Instant.parse(to));
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }
}
