package io.grocellery.daemon.evidence;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.evidence.Attempt;
import io.grocellery.core.evidence.Changes;
import io.grocellery.core.evidence.Commit;
import io.grocellery.core.evidence.DeliveryPerformance;
import io.grocellery.core.evidence.DeploymentEvidence;
import io.grocellery.core.evidence.DirectApproval;
import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.evidence.ScanEvidence;
import io.grocellery.core.evidence.Served;
import io.grocellery.core.evidence.Window;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.SourceName;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.Work;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.ArtifactStatus;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RunStatus;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.objective.Objectives;
import io.grocellery.daemon.pipeline.Pipelines;
import io.grocellery.daemon.release.Images;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.report.ScanReports;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Puts together what speaks for a run. Safe for several threads. */
public final class EvidenceBook {

    /** One that ends within the window began at most so long before it. */
    private static final Duration LONGEST_ROLLOUT = Duration.ofDays(7);

    private static final String ROLLOUT = "rollout";

    private final Delivery delivery;
    private final Environments environments;
    private final Pipelines pipelines;
    private final ReleaseStore store;
    private final Images images;
    private final GitCheckout checkout;
    private final EventJournal journal;
    private final InstantSource clock;

    EvidenceBook(
            Delivery delivery,
            Environments environments,
            Pipelines pipelines,
            ReleaseStore store,
            Images images,
            GitCheckout checkout,
            EventJournal journal,
            InstantSource clock) {
        this.delivery = delivery;
        this.environments = environments;
        this.pipelines = pipelines;
        this.store = store;
        this.images = images;
        this.checkout = checkout;
        this.journal = journal;
        this.clock = clock;
    }

    /** A stage that deployed, and what came of it. */
    private record Deployed(String stage, EnvironmentName environment, RolloutStatus rollout) {}

    /**
     * Everything that is known of a run now.
     *
     * @throws NoSuchElementException when there is none of that name
     */
    public RunEvidence of(RunId id) {
        Instant now = clock.instant();
        RunStatus run = pipelines.status(id);
        History history = new History(store, checkout);
        List<RunRecord> records = pipelines.records(id);
        List<Deployed> deployed = deployed(run, records);
        Changes changes = changes(run, deployed, history);
        List<ArtifactStatus> artifacts = artifacts(run);
        return new RunEvidence(
                delivery.application(),
                now,
                run,
                Attempt.of(records),
                changes,
                scans(id),
                artifacts,
                deployed.stream().map(each -> evidence(each, now)).toList(),
                approvals(history, now.minus(DeliveryPerformance.PERIOD)),
                unclaimed(run, changes),
                performance(history, now));
    }

    private List<DirectApproval> approvals(History history, Instant since) {
        return delivery.environments().stream()
                .filter(EnvironmentDefinition::approvalRequired)
                .map(EnvironmentDefinition::name)
                .flatMap(name -> history.approvals(environments.rollouts(name), since).stream())
                .toList();
    }

    private List<Deployed> deployed(RunStatus run, List<RunRecord> records) {
        List<Deployed> deployed = new ArrayList<>();
        Map<String, EnvironmentName> targets = targets(records);
        for (RunStatus.Stage stage : run.stages()) {
            EnvironmentName environment = targets.get(stage.name());
            String rollout = stage.detail().get(ROLLOUT);
            if (environment != null && rollout != null && environments.names().contains(environment)) {
                deployed.add(new Deployed(
                        stage.name(),
                        environment,
                        environments.rollouts(environment).status(new RolloutId(rollout))));
            }
        }
        return deployed;
    }

    private static Map<String, EnvironmentName> targets(List<RunRecord> records) {
        Map<String, EnvironmentName> targets = new LinkedHashMap<>();
        if (records.getFirst() instanceof RunRecord.Began began) {
            for (StageDefinition stage : began.stages()) {
                if (stage.work() instanceof Work.Deploy deploy) {
                    targets.put(stage.name().value(), deploy.environment());
                }
            }
        }
        return targets;
    }

    private static Changes changes(RunStatus run, List<Deployed> deployed, History history) {
        if (deployed.isEmpty()) {
            return new Changes(
                    "", List.of(), List.of(), List.of("what changed: no stage of this run changed an environment"));
        }
        Deployed last = deployed.getLast();
        Map<String, Commit> commits = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (RolloutStatus.ServiceChange change : last.rollout().services()) {
            Optional<List<Commit>> some = history.since(change, run.commit());
            some.ifPresent(known -> known.forEach(commit -> commits.put(commit.hash(), commit)));
            if (some.isEmpty()) {
                unknown.add("which commits are new in " + change.service() + ": "
                        + change.stable().release() + " is no longer kept, or git does not know its commit");
            }
        }
        if (new SourceName(run.revision()).uncommitted()) {
            unknown.add("all of the sources: files differed from the commit, and no commit holds them");
        }
        return new Changes(
                last.environment().value(), history.changes(last.rollout()), History.latestFirst(commits), unknown);
    }

    private List<ScanEvidence> scans(RunId id) {
        List<ScanEvidence> read = new ArrayList<>();
        pipelines
                .reports(id, ReportKind.SCAN)
                .forEach((stage, files) ->
                        files.forEach(file -> ScanReports.read(stage, file).ifPresent(read::add)));
        return read;
    }

    /** Of the releases that its stages made or deployed. */
    private List<ArtifactStatus> artifacts(RunStatus run) {
        return run.releases().entrySet().stream()
                .flatMap(entry -> store.find(entry.getKey(), entry.getValue()).stream())
                .map(release -> images.status(release, Optional.empty()))
                .toList();
    }

    private DeploymentEvidence evidence(Deployed deployed, Instant now) {
        RolloutStatus rollout = deployed.rollout();
        Instant ended = rollout.over() ? Instant.parse(rollout.since()) : now;
        Objectives objectives = environments.objectives(deployed.environment());
        return new DeploymentEvidence(
                deployed.stage(),
                rollout,
                objectives.served(Served.before(Instant.parse(rollout.startedAt()))),
                objectives.served(Served.after(ended, now)),
                objectives.status());
    }

    /** What gates could not claim, and what this report cannot. */
    private static List<String> unclaimed(RunStatus run, Changes changes) {
        Set<String> unclaimed = new LinkedHashSet<>();
        for (RunStatus.Stage stage : run.stages()) {
            for (RunStatus.Gate gate : stage.gates()) {
                gate.reservations().forEach(each -> unclaimed.add(stage.name() + ": " + each));
                if (gate.answer().equals("not-measured")) {
                    unclaimed.add(stage.name() + ": " + gate.name() + " " + gate.expression() + ", " + gate.figures());
                }
            }
        }
        unclaimed.addAll(changes.unknown());
        return List.copyOf(unclaimed);
    }

    /** Of the environment that comes last in the delivery file: the one that everything is for. */
    private DeliveryPerformance performance(History history, Instant now) {
        EnvironmentName environment = environments.names().getLast();
        Window window = Window.upTo(now, DeliveryPerformance.PERIOD);
        Instant written = journal.read(0, 1).stream()
                .map(entry -> entry.event().at())
                .findFirst()
                .orElse(now);
        return DeliveryPerformance.of(
                environment.value(),
                history.deployments(
                        environments.rollouts(environment), window.from().minus(LONGEST_ROLLOUT)),
                written,
                window);
    }
}
