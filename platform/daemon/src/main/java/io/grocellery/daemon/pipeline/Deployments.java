package io.grocellery.daemon.pipeline;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.pipeline.Outcome;
import io.grocellery.core.pipeline.ReleaseDetail;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.Work;
import io.grocellery.core.rollout.Command;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.Progress;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.time.Patience;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.UpRequest;
import io.grocellery.daemon.rollout.RolloutRequest;
import io.grocellery.daemon.rollout.Rollouts;
import io.grocellery.daemon.rollout.SyntheticTraffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets releases take over in an environment and follows that to its end. Begun again after a crash, it goes on with the
 * rollout that it finds.
 */
final class Deployments implements Deployer {

    /** A rollout has deadlines of its own; this one only bounds the wait. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Environments environments;
    private final Patience patience;

    Deployments(Environments environments, Patience patience) {
        this.environments = environments;
        this.patience = patience;
    }

    @Override
    public StageResult deploy(
            Work.Deploy work,
            NavigableMap<ServiceName, ReleaseId> releases,
            Optional<Agreement> agreement,
            String by,
            Consumer<String> told) {
        Rollouts rollouts = environments.rollouts(work.environment());
        Optional<RolloutId> rollout = environments.undisturbed(() -> {
            bringUp(work.environment(), releases, told);
            return begun(rollouts, changes(work.environment(), releases), agreement, by, told);
        });
        if (rollout.isEmpty()) {
            told.accept("every release serves already");
            return result(Outcome.PASSED, "every release serves already", releases, Map.of());
        }
        return ended(follow(work, rollouts, rollout.get(), told), releases);
    }

    /** The rollout that makes these changes, unless there are none. */
    private static Optional<RolloutId> begun(
            Rollouts rollouts,
            Map<ServiceName, ReleaseId> changes,
            Optional<Agreement> agreement,
            String by,
            Consumer<String> told) {
        Optional<RolloutId> underWay = rollouts.underWay();
        if (changes.isEmpty() && underWay.isEmpty()) {
            return Optional.empty();
        }
        return underWay.filter(id -> isOf(rollouts.status(id), changes))
                .or(() ->
                        Optional.of(rollouts.begin(request(changes, by), agreement, progress -> tell(told, progress))));
    }

    /** With what serves there, or is to be the first that does: never with what happens to be built. */
    private void bringUp(
            EnvironmentName environment, NavigableMap<ServiceName, ReleaseId> releases, Consumer<String> told) {
        if (environments.state(environment) != EnvironmentStatus.State.RUNNING) {
            told.accept(environment + " does not run: it is brought up");
            Map<ServiceName, ReleaseId> first = new LinkedHashMap<>(releases);
            first.replaceAll((service, release) ->
                    serving(environment, service).stream().findFirst().orElse(release));
            environments.up(
                    environment,
                    new UpRequest(true, false, null, null, null, null),
                    first,
                    progress -> tell(told, progress));
        }
    }

    private Set<ReleaseId> serving(EnvironmentName environment, ServiceName service) {
        return environments.serving(service).getOrDefault(environment, Set.of());
    }

    private static void tell(Consumer<String> told, Progress progress) {
        if (progress.state() != Progress.State.STARTED) {
            told.accept((progress.phase() + " " + progress.message()).strip());
        }
    }

    /** What does not serve yet. */
    private Map<ServiceName, ReleaseId> changes(
            EnvironmentName environment, NavigableMap<ServiceName, ReleaseId> releases) {
        Map<ServiceName, ReleaseId> changes = new LinkedHashMap<>();
        releases.forEach((service, release) -> {
            if (!serving(environment, service).equals(Set.of(release))) {
                changes.put(service, release);
            }
        });
        return changes;
    }

    /** Whether a rollout is the one that an earlier daemon began for the same stage. */
    private static boolean isOf(RolloutStatus status, Map<ServiceName, ReleaseId> changes) {
        return status.services().stream()
                .allMatch(change -> Optional.ofNullable(changes.get(new ServiceName(change.service())))
                        .filter(release ->
                                release.value().equals(change.candidate().release()))
                        .isPresent());
    }

    private static RolloutRequest request(Map<ServiceName, ReleaseId> changes, String by) {
        List<RolloutRequest.Entry> entries = new ArrayList<>();
        changes.forEach((service, release) -> entries.add(new RolloutRequest.Entry(service.value(), release.value())));
        return new RolloutRequest(entries, null, false, by, null);
    }

    private RolloutStatus follow(Work.Deploy work, Rollouts rollouts, RolloutId id, Consumer<String> told) {
        told.accept("rollout " + id);
        int[] heard = {0};
        try (SyntheticTraffic traffic = rollouts.traffic(work.traffic())) {
            traffic.begin();
            patience.await(
                    () -> {
                        RolloutStatus status = rollouts.status(id);
                        status.history().stream().skip(heard[0]).forEach(each -> told.accept(each.message()));
                        heard[0] = status.history().size();
                        return status.over();
                    },
                    LONGEST);
        }
        if (Thread.currentThread().isInterrupted()) {
            abandon(rollouts, id);
        }
        return rollouts.status(id);
    }

    /** The stage was ended: what it began goes back. */
    private static void abandon(Rollouts rollouts, RolloutId id) {
        if (!rollouts.status(id).over()) {
            rollouts.ask(id, new Command.Abort("the pipeline"));
        }
    }

    private static StageResult ended(RolloutStatus status, NavigableMap<ServiceName, ReleaseId> releases) {
        Map<String, String> detail = Map.of("rollout", status.id(), "strategy", status.strategy());
        String sentence = "rollout " + status.id() + ", " + status.strategy() + ", is " + status.sentence();
        return status.phase().equals("promoted")
                ? result(Outcome.PASSED, sentence, releases, detail)
                : result(Outcome.FAILED, sentence, releases, detail);
    }

    private static StageResult result(
            Outcome outcome,
            String sentence,
            NavigableMap<ServiceName, ReleaseId> releases,
            Map<String, String> detail) {
        Map<String, String> all = new LinkedHashMap<>(detail);
        releases.forEach((service, release) -> all.put(ReleaseDetail.key(service), release.value()));
        return new StageResult(outcome, sentence, List.of(), all);
    }
}
