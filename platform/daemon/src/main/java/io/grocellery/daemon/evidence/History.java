package io.grocellery.daemon.evidence;

import io.grocellery.core.evidence.Commit;
import io.grocellery.core.evidence.Deployment;
import io.grocellery.core.evidence.Deployment.Ending;
import io.grocellery.core.evidence.DirectApproval;
import io.grocellery.core.evidence.ReleaseChange;
import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.model.SourceName;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.daemon.rollout.Rollouts;
import io.grocellery.target.local.build.GitCheckout;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What rollouts brought, from their journal, the store of releases, and git. Made anew for each report. */
final class History {

    private static final int MOST_COMMITS = 200;

    private final ReleaseStore store;
    private final GitCheckout checkout;
    private final Map<String, Optional<List<Commit>>> asked = new HashMap<>();

    History(ReleaseStore store, GitCheckout checkout) {
        this.store = store;
        this.checkout = checkout;
    }

    /** Every rollout of an environment that began since. */
    List<Deployment> deployments(Rollouts rollouts, Instant since) {
        return statuses(rollouts, since)
                .map(status -> deployment(rollouts, new RolloutId(status.id()), status))
                .toList();
    }

    /** Who approved those of them that no run of the pipeline began. */
    List<DirectApproval> approvals(Rollouts rollouts, Instant since) {
        return statuses(rollouts, since)
                .flatMap(status -> status.history().stream()
                        .filter(told -> told.kind().equals(Rollouts.APPROVAL))
                        .map(told -> new DirectApproval(told.at(), status.environment(), status.id(), told.message())))
                .toList();
    }

    /** The latest first. */
    private static Stream<RolloutStatus> statuses(Rollouts rollouts, Instant since) {
        return rollouts.all().stream()
                .map(rollouts::status)
                .takeWhile(status -> !Instant.parse(status.startedAt()).isBefore(since));
    }

    private Deployment deployment(Rollouts rollouts, RolloutId id, RolloutStatus status) {
        Instant began = Instant.parse(status.startedAt());
        Ending ending = ending(status);
        return new Deployment(
                status.id(),
                changes(status),
                began,
                ending == Ending.ROLLED_BACK ? exposed(rollouts.course(id)) : Optional.of(began),
                status.over() ? Optional.of(Instant.parse(status.since())) : Optional.empty(),
                ending,
                ending == Ending.PROMOTED ? delivered(status) : List.of());
    }

    private static Ending ending(RolloutStatus status) {
        return switch (status.phase()) {
            case "promoted" -> Ending.PROMOTED;
            case "rolled-back" -> Ending.ROLLED_BACK;
            default -> Ending.UNDER_WAY;
        };
    }

    /** Since when requests could reach the candidate. */
    private static Optional<Instant> exposed(RolloutCourse course) {
        return course.moments().stream()
                .filter(moment -> moment.services().stream()
                        .anyMatch(service ->
                                service.percent() > 0 || service.candidate().requests() > 0))
                .map(moment -> Instant.parse(moment.at()))
                .findFirst();
    }

    List<ReleaseChange> changes(RolloutStatus status) {
        return status.services().stream()
                .map(change -> new ReleaseChange(
                        change.service(),
                        change.stable().release(),
                        change.candidate().release(),
                        digest(change.service(), change.stable().release()),
                        digest(change.service(), change.candidate().release())))
                .toList();
    }

    private String digest(String service, String release) {
        return release(service, release).map(Release::digest).map(Digest::value).orElse("");
    }

    private Optional<Release> release(String service, String id) {
        return store.find(new ServiceName(service), new ReleaseId(id));
    }

    private List<Commit> delivered(RolloutStatus status) {
        Map<String, Commit> commits = new LinkedHashMap<>();
        status.services()
                .forEach(change -> release(change.service(), change.candidate().release())
                        .flatMap(after -> since(change, clean(after.commit())))
                        .ifPresent(some -> some.forEach(commit -> commits.put(commit.hash(), commit))));
        return List.copyOf(commits.values());
    }

    /** What a commit has that the release that served before had not; empty when git or the store cannot tell. */
    Optional<List<Commit>> since(RolloutStatus.ServiceChange change, String commit) {
        return release(change.service(), change.stable().release())
                .flatMap(before -> asked.computeIfAbsent(
                        clean(before.commit()) + ".." + commit,
                        range -> checkout.commits(clean(before.commit()), commit, MOST_COMMITS)));
    }

    static List<Commit> latestFirst(Map<String, Commit> commits) {
        return commits.values().stream()
                .sorted(Comparator.comparing(Commit::at).reversed())
                .toList();
    }

    private static String clean(String commit) {
        return new SourceName(commit).commit();
    }
}
