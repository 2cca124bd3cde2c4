package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.Attempt;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.status.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each stage of a run, its attempts and what its gates said. */
record StageSection(RunEvidence evidence) {

    List<String> content() {
        List<String> content = new ArrayList<>(Markup.table(
                "All stages",
                List.of("Stage", "State", "Began", "Took"),
                evidence.run().stages().stream().map(this::row).toList()));
        evidence.run().stages().forEach(stage -> content.add(stage(stage)));
        return content;
    }

    private List<String> row(RunStatus.Stage stage) {
        boolean ran =
                evidence.attempts().stream().anyMatch(attempt -> attempt.stage().equals(stage.name()));
        return List.of(
                stage.name(),
                state(stage),
                ran && stage.since() != null ? Words.at(stage.since()) : "–",
                ran && stage.since() != null
                        ? Words.took(
                                Instant.parse(stage.since()),
                                Words.ended(stage.endedAt(), evidence.run().at()))
                        : "–");
    }

    private String stage(RunStatus.Stage stage) {
        List<String> content = new ArrayList<>();
        content.add(Markup.text(stage.work()));
        if (!stage.sentence().isEmpty()) {
            content.add(Markup.text(stage.sentence()));
        }
        content.addAll(Markup.table(
                "Attempts",
                List.of("Attempt", "Began", "Took", "Ended"),
                evidence.attempts().stream()
                        .filter(attempt -> attempt.stage().equals(stage.name()))
                        .map(StageSection::attempt)
                        .toList()));
        stage.gates().forEach(gate -> content.addAll(gate(gate)));
        return Markup.part(stage.name(), Tone.of(stage.state()), state(stage), content);
    }

    private static String state(RunStatus.Stage stage) {
        String earlier = stage.detail().get("run");
        return stage.state().equals("unchanged") && earlier != null ? "unchanged since run " + earlier : stage.state();
    }

    private static List<String> attempt(Attempt attempt) {
        return List.of(
                Integer.toString(attempt.number()),
                Words.at(attempt.startedAt()),
                attempt.endedAt()
                        .map(end -> Words.took(attempt.startedAt(), end))
                        .orElse("–"),
                attempt.outcome().isEmpty() ? "not seen to end" : attempt.outcome());
    }

    private static List<String> gate(RunStatus.Gate gate) {
        List<String> content = new ArrayList<>();
        content.add(Markup.part(
                gate.name() + " " + gate.expression(),
                Tone.of(gate.answer()),
                gate.answer().replace('-', ' '),
                Stream.of(
                                List.of(Markup.text(gate.figures())),
                                Markup.list("Found", Tone.BAD, gate.findings()),
                                Markup.list("Cannot be claimed", Tone.WARN, gate.reservations()))
                        .flatMap(List::stream)
                        .toList()));
        return content;
    }
}
