package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.Attempt;
import io.grocellery.core.evidence.Changes;
import io.grocellery.core.evidence.DeploymentEvidence;
import io.grocellery.core.evidence.Figure;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.evidence.Served;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RunStatus;
import io.grocellery.daemon.http.PageTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The evidence of a run as one page that needs nothing else. */
public final class ReportPage {

    private static final PageTemplate FRAME = PageTemplate.named("report");

    /** Files of their own, which the page could not bring along. */
    private static final Pattern FONTS = Pattern.compile("@font-face \\{[^}]*}");

    private static final String STYLE =
            FONTS.matcher(resource("/static/style/tokens.css")).replaceAll("") + resource("/pages/report.css");

    private static final int MOST_FINDINGS = 200;
    private static final double PERCENT = 100;

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
                        at(evidence.madeAt())));
    }

    private List<List<String>> facts() {
        return List.of(
                List.of("Commit", run.commit()),
                List.of("Revision and branch", run.revision() + " of " + run.branch()),
                List.of("Asked for by", run.by()),
                List.of("Began", at(run.startedAt())),
                List.of(
                        run.endedAt() == null ? "Goes on, so far" : "Took",
                        took(Instant.parse(run.startedAt()), ended(run.endedAt(), run.at()))));
    }

    private List<String> sections() {
        List<String> sections = new ArrayList<>();
        sections.add(Markup.section("What cannot be claimed", unclaimed()));
        sections.add(Markup.section("What changed", changes(evidence.changes())));
        sections.add(Markup.section("Stages and gates", stages()));
        sections.add(Markup.section("Approvals", approvals()));
        sections.add(Markup.section("Scans and waivers", scans()));
        sections.add(Markup.section("Releases, what is in them, and what is signed", artifacts()));
        sections.add(Markup.section("Rollouts and objectives", deployments()));
        sections.add(Markup.section("How well deliveries go", performance()));
        return sections;
    }

    private List<String> unclaimed() {
        return orText(
                Markup.list("Not shown by this run", Tone.WARN, evidence.unclaimed()),
                "Nothing was left out: every gate of the stages that ran was measured.");
    }

    /** @param missing said in the place of nothing */
    private static List<String> orText(List<String> content, String missing) {
        return content.isEmpty() ? List.of(Markup.text(missing)) : content;
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
                                orDash(change.beforeDigest()),
                                orDash(change.afterDigest())))
                        .toList()));
        content.addAll(Markup.table(
                "Commits, the latest first",
                List.of("Commit", "When", "Who", "What"),
                changes.commits().stream()
                        .map(commit -> List.of(commit.shortHash(), at(commit.at()), commit.author(), commit.subject()))
                        .toList()));
        content.addAll(Markup.list("Not known", Tone.WARN, changes.unknown()));
        return content;
    }

    // --- stages

    private List<String> stages() {
        List<String> content = new ArrayList<>(Markup.table(
                "All stages",
                List.of("Stage", "State", "Began", "Took"),
                run.stages().stream().map(this::row).toList()));
        run.stages().forEach(stage -> content.add(stage(stage)));
        return content;
    }

    private List<String> row(RunStatus.Stage stage) {
        boolean ran =
                evidence.attempts().stream().anyMatch(attempt -> attempt.stage().equals(stage.name()));
        return List.of(
                stage.name(),
                state(stage),
                ran && stage.since() != null ? at(stage.since()) : "–",
                ran && stage.since() != null
                        ? took(Instant.parse(stage.since()), ended(stage.endedAt(), run.at()))
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
                        .map(ReportPage::attempt)
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
                at(attempt.startedAt()),
                attempt.endedAt().map(end -> took(attempt.startedAt(), end)).orElse("–"),
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

    private List<String> approvals() {
        List<String> content = new ArrayList<>(approvalsOfTheRun());
        content.addAll(Markup.table(
                "Given directly, outside of a run, within the last 30 days",
                List.of("When", "Environment", "Rollout", "What"),
                evidence.approvals().stream()
                        .map(given -> List.of(at(given.at()), given.environment(), given.rollout(), given.words()))
                        .toList()));
        return content;
    }

    private List<String> approvalsOfTheRun() {
        return orText(
                Markup.table(
                        "Approvals",
                        List.of("Stage", "By", "When", "Of the digest"),
                        run.stages().stream()
                                .flatMap(stage -> Stream.ofNullable(stage.approval())
                                        .map(given ->
                                                List.of(stage.name(), given.by(), at(given.at()), given.subject())))
                                .toList()),
                "Nobody approved a stage of this run.");
    }

    // --- scans

    private List<String> scans() {
        return orText(
                evidence.scans().stream().flatMap(each -> scan(each).stream()).toList(),
                "No stage of this run left a scan report that is still kept.");
    }

    private static List<String> scan(ScanEvidence scan) {
        List<String> content = new ArrayList<>();
        content.addAll(Markup.table(
                "Scans of " + scan.stage(),
                List.of("Scan", "Outcome", "Version", "Open findings", "Why not, and what is not claimed"),
                scan.scans().stream()
                        .map(ran -> List.of(
                                ran.scan(),
                                ran.outcome().replace('-', ' '),
                                orDash(ran.version()),
                                orDash(ran.found()),
                                orDash(Stream.of(ran.why(), ran.unclaimed())
                                        .filter(words -> !words.isEmpty())
                                        .collect(Collectors.joining("; not claimed: ")))))
                        .toList()));
        content.addAll(Markup.table(
                "Open findings",
                List.of("Severity", "Rule", "Where", "What"),
                scan.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(found -> List.of(
                                found.severity(), found.scan() + " " + found.rule(), found.place(), found.message()))
                        .toList()));
        content.addAll(Markup.table(
                "Waived findings",
                List.of("Severity", "Rule", "Where", "Reason", "Owner", "Until"),
                scan.waived().stream()
                        .map(waived -> List.of(
                                waived.finding().severity(),
                                waived.finding().scan() + " " + waived.finding().rule(),
                                waived.finding().place(),
                                waived.reason(),
                                waived.owner(),
                                waived.until()))
                        .toList()));
        content.addAll(Markup.list("Waivers that have expired", Tone.WARN, scan.expired()));
        return content;
    }

    // --- releases

    private List<String> artifacts() {
        return orText(
                evidence.artifacts().stream().map(ReportPage::artifact).toList(),
                "This run made no release that is still kept.");
    }

    private static String artifact(ArtifactStatus artifact) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Digest of the release", artifact.digest()));
        rows.add(List.of("Commit", artifact.commit()));
        rows.add(List.of("Image", artifact.image() == null ? "none was made" : artifact.image()));
        rows.add(List.of("Bill of materials", artifact.components() + " components"));
        new TreeMap<>(artifact.attestations()).forEach((kind, state) -> rows.add(List.of("Signed: " + kind, state)));
        rows.add(List.of("Signed with key", artifact.signer() == null ? "no trusted one" : artifact.signer()));
        List<String> content = new ArrayList<>(Markup.table("Facts", List.of("What", "Value"), rows));
        content.addAll(Markup.list(
                "What an environment that asks for everything has against it",
                Tone.WARN,
                artifact.refusals().stream()
                        .map(doubt -> doubt.code() + ": " + doubt.why())
                        .toList()));
        content.addAll(Markup.list("Cannot be claimed in spite of the scan", Tone.WARN, artifact.unclaimed()));
        boolean clean = artifact.refusals().isEmpty();
        return Markup.part(
                artifact.service() + " " + artifact.release(),
                clean ? Tone.GOOD : Tone.WARN,
                clean ? "nothing against it" : "not everything is signed",
                content);
    }

    // --- rollouts

    private List<String> deployments() {
        return orText(
                evidence.deployments().stream().map(ReportPage::deployment).toList(),
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
                        .map(told -> List.of(at(told.at()), told.message()))
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
                        share(each.requests() - each.errors(), each.requests()),
                        share(each.requests() - each.slow(), each.requests()),
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
                                        orDash(objective.seen()),
                                        objective.left() == null
                                                ? "too few requests"
                                                : Math.round(objective.left() * PERCENT) + "%")))
                        .toList());
    }

    // --- the four figures

    private List<String> performance() {
        List<String> content = new ArrayList<>();
        content.add(Markup.text("The four figures of DORA (dora.dev/guides/dora-metrics-four-keys) for "
                + evidence.performance().environment() + ", from "
                + at(evidence.performance().window().from()) + " to "
                + at(evidence.performance().window().until()) + "; written down since "
                + at(evidence.performance().observedFrom()) + "."));
        evidence.performance().figures().forEach(figure -> content.add(figure(figure)));
        return content;
    }

    private static String figure(Figure figure) {
        List<String> content = new ArrayList<>(List.of(Markup.text(figure.definition())));
        content.addAll(Markup.list("Counted", Tone.OFF, figure.counted()));
        return Markup.part(figure.name().replace('_', ' '), Tone.OFF, figure.words(), content);
    }

    // --- words

    private static String share(long good, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.2f%%", PERCENT * good / all);
    }

    private static String orDash(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static Instant ended(@Nullable String end, String otherwise) {
        return Instant.parse(end == null ? otherwise : end);
    }

    private static String at(String moment) {
        return at(Instant.parse(moment));
    }

    private static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    private static String took(Instant from, Instant until) {
        Duration time = Duration.between(from, until);
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
