package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.DeploymentEvidence;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.evidence.Served;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.RolloutStatus;
import java.util.ArrayList;
import java.util.List;

/** Rollouts, what their judge saw, and what was served before and after. */
record DeploymentSection(RunEvidence evidence) {

    private static final double PERCENT = 100;

    List<String> content() {
        return Words.orText(
                evidence.deployments().stream()
                        .map(DeploymentSection::deployment)
                        .toList(),
                "No stage of this run changed an environment.");
    }

    private static String deployment(DeploymentEvidence deployment) {
        RolloutStatus rollout = deployment.rollout();
        List<String> content = new ArrayList<>();
        content.add(Markup.text("Stage " + deployment.stage() + ", " + rollout.strategy() + " in "
                + rollout.environment() + ": the rollout is " + rollout.sentence() + "."));
        content.addAll(Markup.table(
                "What the judge saw",
                List.of("Service", "Rule", "Verdict", "Explanation"),
                rollout.services().stream()
                        .flatMap(change -> change.findings().stream()
                                .map(finding -> List.of(
                                        change.service(),
                                        finding.title(),
                                        finding.verdict().replace('-', ' '),
                                        finding.explanation())))
                        .toList()));
        content.addAll(Markup.table(
                "What was told",
                List.of("When", "What"),
                rollout.history().stream()
                        .map(told -> List.of(Words.at(told.at()), told.message()))
                        .toList()));
        content.addAll(served("The hour before", deployment.before()));
        content.addAll(served("After, up to an hour", deployment.after()));
        content.addAll(objectives(deployment.objectives()));
        return Markup.part(
                rollout.id(), Tone.of(rollout.phase()), rollout.phase().replace('-', ' '), content);
    }

    private static List<String> served(String caption, List<Served> served) {
        List<List<String>> rows = served.stream()
                .map(each -> List.of(
                        each.subject(),
                        each.observedSeconds() == 0 ? "not counted" : Long.toString(each.requests()),
                        Words.share(each.requests() - each.errors(), each.requests()),
                        Words.share(each.requests() - each.slow(), each.requests()),
                        each.observedSeconds() / 60 + " min"))
                .toList();
        return Markup.table(
                caption, List.of("Service or journey", "Requests", "Answered well", "Fast enough", "Counted"), rows);
    }

    private static List<String> objectives(ObjectivesStatus objectives) {
        return Markup.table(
                "Objectives over 30 days, as they stand now",
                List.of("Of", "Objective", "Target", "Seen", "Budget left"),
                objectives.subjects().stream()
                        .flatMap(subject -> subject.objectives().stream()
                                .map(objective -> List.of(
                                        subject.name(),
                                        objective.objective().replace('_', ' '),
                                        objective.target(),
                                        Words.orDash(objective.seen()),
                                        objective.left() == null
                                                ? "too few requests"
                                                : Math.round(objective.left() * PERCENT) + "%")))
                        .toList());
    }
}
