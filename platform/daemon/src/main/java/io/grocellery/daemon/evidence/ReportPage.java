package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.Changes;
import io.grocellery.core.evidence.Figure;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.status.RunStatus;
import io.grocellery.daemon.http.PageTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The evidence of a run as one page that needs nothing else. */
public final class ReportPage {

    private static final PageTemplate FRAME = PageTemplate.named("report");

    /** Files of their own, which the page could not bring along. */
    private static final Pattern FONTS = Pattern.compile("@font-face \\{[^}]*}");

    private static final String STYLE =
            FONTS.matcher(resource("/static/style/tokens.css")).replaceAll("") + resource("/pages/report.css");

    private final RunEvidence evidence;
    private final RunStatus run;

    private ReportPage(RunEvidence evidence) {
        this.evidence = evidence;
        this.run = evidence.run();
    }

    /** The whole document. */
    public static String html(RunEvidence evidence) {
        return new ReportPage(evidence).html();
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String html() {
        return FRAME.withParts("style", List.of(STYLE))
                .withParts("badge", List.of(Markup.badge(Tone.of(run.phase()), run.phase())))
                .withParts("facts", Markup.table("The run", List.of("What", "Value"), facts()))
                .withParts("content", sections())
                .render(Map.of(
                        "title",
                        evidence.application() + " " + run.revision() + ", run " + run.id(),
                        "made",
                        Words.at(evidence.madeAt())));
    }

    private List<List<String>> facts() {
        return List.of(
                List.of("Commit", run.commit()),
                List.of("Revision and branch", run.revision() + " of " + run.branch()),
                List.of("Asked for by", run.by()),
                List.of("Began", Words.at(run.startedAt())),
                List.of(
                        run.endedAt() == null ? "Goes on, so far" : "Took",
                        Words.took(Instant.parse(run.startedAt()), Words.ended(run.endedAt(), run.at()))));
    }

    private List<String> sections() {
        List<String> sections = new ArrayList<>();
        sections.add(Markup.section("What cannot be claimed", unclaimed()));
        sections.add(Markup.section("What changed", changes(evidence.changes())));
        sections.add(Markup.section("Stages and gates", new StageSection(evidence).content()));
        sections.add(Markup.section("Approvals", new ApprovalSection(evidence).content()));
        sections.add(Markup.section("Scans and waivers", new ScanSection(evidence).content()));
        sections.add(Markup.section(
                "Releases, what is in them, and what is signed", new ArtifactSection(evidence).content()));
        sections.add(Markup.section("Rollouts and objectives", new DeploymentSection(evidence).content()));
        sections.add(Markup.section("How well deliveries go", performance()));
        return sections;
    }

    private List<String> unclaimed() {
        return Words.orText(
                Markup.list("Not shown by this run", Tone.WARN, evidence.unclaimed()),
                "Nothing was left out: every gate of the stages that ran was measured.");
    }

    // --- what changed

    private static List<String> changes(Changes changes) {
        List<String> content = new ArrayList<>();
        if (!changes.environment().isEmpty()) {
            content.add(Markup.text("Against what served before in " + changes.environment() + "."));
        }
        content.addAll(Markup.table(
                "Releases",
                List.of("Service", "Before", "After", "Digest before", "Digest after"),
                changes.releases().stream()
                        .map(change -> List.of(
                                change.service(),
                                change.before(),
                                change.after(),
                                Words.orDash(change.beforeDigest()),
                                Words.orDash(change.afterDigest())))
                        .toList()));
        content.addAll(Markup.table(
                "Commits, the latest first",
                List.of("Commit", "When", "Who", "What"),
                changes.commits().stream()
                        .map(commit ->
                                List.of(commit.shortHash(), Words.at(commit.at()), commit.author(), commit.subject()))
                        .toList()));
        content.addAll(Markup.list("Not known", Tone.WARN, changes.unknown()));
        return content;
    }

    // --- the four figures

    private List<String> performance() {
        List<String> content = new ArrayList<>();
        content.add(Markup.text("The four figures of DORA (dora.dev/guides/dora-metrics-four-keys) for "
                + evidence.performance().environment() + ", from "
                + Words.at(evidence.performance().window().from()) + " to "
                + Words.at(evidence.performance().window().until()) + "; written down since "
                + Words.at(evidence.performance().observedFrom()) + "."));
        evidence.performance().figures().forEach(figure -> content.add(figure(figure)));
        return content;
    }

    private static String figure(Figure figure) {
        List<String> content = new ArrayList<>(List.of(Markup.text(figure.definition())));
        content.addAll(Markup.list("Counted", Tone.OFF, figure.counted()));
        return Markup.part(figure.name().replace('_', ' '), Tone.OFF, figure.words(), content);
    }
}
