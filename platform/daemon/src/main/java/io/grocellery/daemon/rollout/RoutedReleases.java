package io.grocellery.daemon.rollout;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.traffic.Endpoint;
import io.grocellery.core.traffic.ReleaseShare;
import io.grocellery.core.traffic.Weight;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.daemon.rollout.ServiceInstances.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a router is to be told of one service, from what it says of it now. Only instances that can serve are named anew;
 * one that is named already stays, since the router's own checks take it out while it cannot serve.
 *
 * @param present the service's releases as the router has them
 */
record RoutedReleases(List<ReleaseShare> present) {

    RoutedReleases {
        present = List.copyOf(present);
    }

    /** With these weights, and with every instance of these releases that can serve. */
    RoutedReleases weighing(Map<ReleaseId, Weight> weights, List<Seen> instances) {
        return new RoutedReleases(new TreeMap<>(Map.copyOf(weights))
                .entrySet().stream()
                        .map(entry -> new ReleaseShare(
                                entry.getKey(), entry.getValue(), endpoints(entry.getKey(), instances)))
                        .toList());
    }

    private List<Endpoint> endpoints(ReleaseId release, List<Seen> instances) {
        return instances.stream()
                .filter(seen -> seen.release().equals(release))
                .filter(seen -> seen.ready() || names(seen.endpoint()))
                .map(Seen::endpoint)
                .toList();
    }

    /** With the instances of the releases it has that can serve and are not yet named, but for those left out. */
    RoutedReleases joinedBy(List<Seen> instances, Set<InstanceId> leftOut) {
        return new RoutedReleases(present.stream()
                .map(share -> new ReleaseShare(
                        share.release(),
                        share.weight(),
                        Stream.concat(
                                        share.endpoints().stream(),
                                        instances.stream()
                                                .filter(Seen::ready)
                                                .filter(seen -> seen.release().equals(share.release()))
                                                .filter(seen -> !leftOut.contains(seen.id()))
                                                .map(Seen::endpoint)
                                                .filter(endpoint -> !names(endpoint)))
                                .toList()))
                .toList());
    }

    /** With no more than so many instances of a release; without the release when none is kept. */
    RoutedReleases keeping(int count, ReleaseId release) {
        return new RoutedReleases(present.stream()
                .filter(share -> count > 0 || !share.release().equals(release))
                .map(share -> share.release().equals(release)
                        ? new ReleaseShare(
                                release,
                                share.weight(),
                                share.endpoints().stream().limit(count).toList())
                        : share)
                .toList());
    }

    /** Without these instances. */
    RoutedReleases without(Set<InstanceId> gone) {
        return new RoutedReleases(present.stream()
                .map(share -> new ReleaseShare(
                        share.release(),
                        share.weight(),
                        share.endpoints().stream()
                                .filter(endpoint -> !gone.contains(endpoint.instance()))
                                .toList()))
                .toList());
    }

    Map<ReleaseId, Weight> weights() {
        Map<ReleaseId, Weight> weights = new TreeMap<>();
        present.forEach(share -> weights.put(share.release(), share.weight()));
        return weights;
    }

    Optional<Weight> weightOf(ReleaseId release) {
        return Optional.ofNullable(weights().get(release));
    }

    boolean names(InstanceId instance) {
        return endpoints().anyMatch(endpoint -> endpoint.instance().equals(instance));
    }

    private boolean names(Endpoint endpoint) {
        return endpoints().anyMatch(endpoint::equals);
    }

    private Stream<Endpoint> endpoints() {
        return present.stream().flatMap(share -> share.endpoints().stream());
    }
}
