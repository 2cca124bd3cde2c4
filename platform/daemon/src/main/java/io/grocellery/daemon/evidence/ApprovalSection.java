package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.RunEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who agreed, to what and when. */
record ApprovalSection(RunEvidence evidence) {

    List<String> content() {
        List<String> content = new ArrayList<>(approvalsOfTheRun());
        content.addAll(Markup.table(
                "Given directly, outside of a run, within the last 30 days",
                List.of("When", "Environment", "Rollout", "What"),
                evidence.approvals().stream()
                        .map(given ->
                                List.of(Words.at(given.at()), given.environment(), given.rollout(), given.words()))
                        .toList()));
        return content;
    }

    private List<String> approvalsOfTheRun() {
        return Words.orText(
                Markup.table(
                        "Approvals",
                        List.of("Stage", "By", "When", "Of the digest"),
                        evidence.run().stages().stream()
                                .flatMap(stage -> Stream.ofNullable(stage.approval())
                                        .map(given -> List.of(
                                                stage.name(), given.by(), Words.at(given.at()), given.subject())))
                                .toList()),
                "Nobody approved a stage of this run.");
    }
}
