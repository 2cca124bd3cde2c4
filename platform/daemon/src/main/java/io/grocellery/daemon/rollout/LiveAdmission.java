package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.pipeline.Agreement;
import io.grocellery.core.rollout.Admission;
import io.grocellery.core.rollout.Admission.Wish;
import io.grocellery.core.rollout.Change;
import io.grocellery.core.rollout.Part;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.core.rollout.RolloutId;
import io.grocellery.core.rollout.RolloutState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says whether a rollout may begin, by what serves in the environment now and what served there before. */
final class LiveAdmission {

    private final Site site;
    private final Supplier<Stream<RolloutState>> rollouts;
    private final Function<ServiceName, Optional<RolloutId>> underWay;

    /**
     * Of one environment.
     *
     * @param rollouts all that there ever were
     * @param underWay the rollout that changes a service now
     */
    LiveAdmission(
            Site site, Supplier<Stream<RolloutState>> rollouts, Function<ServiceName, Optional<RolloutId>> underWay) {
        this.site = site;
        this.rollouts = rollouts;
        this.underWay = underWay;
    }

    /** @throws RolloutRefusedException with everything that stands against it */
    void admit(RolloutRequest request, Optional<Agreement> agreement) {
        List<Refusal> refusals = site.wanted()
                ? refusals(request, agreement)
                : List.of(new Refusal(
                        "not-running",
                        site.name() + " does not run",
                        "Start it with ./grocellery up --env " + site.name()));
        if (!refusals.isEmpty()) {
            throw new RolloutRefusedException("nothing was released to " + site.name(), refusals);
        }
    }

    /** Force does not help a release that is doubtful in itself; nobody is asked to approve what is refused anyway. */
    private List<Refusal> refusals(RolloutRequest request, Optional<Agreement> agreement) {
        List<Refusal> refusals = refusals(request.wishes(), request.force());
        return refusals.isEmpty()
                ? site.consent().refusal(request.releases(), this::served, agreement).stream()
                        .toList()
                : refusals;
    }

    private List<Refusal> refusals(List<Wish> wishes, boolean force) {
        Map<ServiceName, Admission.Standing> standings = standings();
        Stream<Refusal> doubts = wishes.stream()
                .filter(wish -> standings.containsKey(wish.service()))
                .filter(wish -> site.releases(wish.service()).contains(wish.release()))
                .flatMap(wish -> site.doubts(wish.service(), wish.release()).stream());
        return Stream.concat(new Admission().refusals(wishes, standings, force).stream(), doubts)
                .toList();
    }

    /** What was gone away from here, and what was promoted: all that served every request once. */
    private Map<ServiceName, Set<ReleaseId>> served() {
        Map<ServiceName, Set<ReleaseId>> served = new LinkedHashMap<>();
        rollouts.get().forEach(state -> {
            boolean promoted = state.phase() instanceof Phase.Promoted;
            for (Change change : state.parts().stream().map(Part::change).toList()) {
                Set<ReleaseId> releases = served.computeIfAbsent(change.service(), none -> new HashSet<>());
                releases.add(change.stable());
                if (promoted) {
                    releases.add(change.candidate());
                }
            }
        });
        return served;
    }

    private Map<ServiceName, Admission.Standing> standings() {
        Map<ServiceName, Admission.Standing> standings = new LinkedHashMap<>();
        site.services().forEach(service -> standings.put(service, standing(service)));
        return standings;
    }

    private Admission.Standing standing(ServiceName service) {
        Optional<ReleaseId> serving = serving(service);
        return new Admission.Standing(
                serving,
                serving.map(release -> ready(service, release) >= site.replicas())
                        .orElse(false),
                site.releases(service),
                serving.map(release -> site.contracting(service, release)).orElse(Set.of()),
                underWay.apply(service),
                site.budgetLeft(service));
    }

    /** The release that has most of the requests. */
    Optional<ReleaseId> serving(ServiceName service) {
        return new RoutedReleases(site.router().read(service))
                .weights().entrySet().stream()
                        .filter(entry -> entry.getValue().parts() > 0)
                        .max(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.parts(), other.parts())))
                        .map(Map.Entry::getKey);
    }

    private long ready(ServiceName service, ReleaseId release) {
        return site.instances().of(service).stream()
                .filter(seen -> seen.ready() && seen.release().equals(release))
                .count();
    }
}
