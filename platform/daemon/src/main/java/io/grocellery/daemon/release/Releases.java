package io.grocellery.daemon.release;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Migration;
import io.grocellery.core.release.Release;
import io.grocellery.core.status.Progress;
import io.grocellery.daemon.environment.Environments;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.target.local.release.FolderReleaseStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The releases of this application: makes them, one at a time, and knows them. */
public final class Releases {

    private final Delivery delivery;
    private final FolderReleaseStore store;
    private final ReleaseBuild build;
    private final Environments environments;
    private final InstantSource clock;
    private final ReentrantLock building = new ReentrantLock();

    Releases(
            Delivery delivery,
            FolderReleaseStore store,
            ReleaseBuild build,
            Environments environments,
            InstantSource clock) {
        this.delivery = delivery;
        this.store = store;
        this.build = build;
        this.environments = environments;
        this.clock = clock;
    }

    /**
     * A release that is there.
     *
     * @param bytes of all its files
     * @param serves the environments that run it
     */
    public record Listed(Release release, long bytes, List<EnvironmentName> serves) {}

    /**
     * Whether a release can be made of it, as far as that is known before anything is built.
     *
     * @throws ExplainedException that names what is wrong
     */
    public void check(ReleaseOrder order) {
        service(order.service());
        build.check(order);
    }

    /**
     * Makes a release and returns when it is there.
     *
     * @throws ExplainedException when the source is not there, a patch does not apply, or the build fails
     */
    public void make(ReleaseOrder order, Consumer<Progress> listener) {
        ServiceDefinition service = service(order.service());
        ProgressLog progress = new ProgressLog(clock, listener);
        building.lock();
        try {
            Set<Release> before = Set.copyOf(store.list(service.name()));
            Release release = build.make(service, order, progress);
            progress.phase("release", () -> described(release, before.contains(release)));
            if (order.startupCaches() && service.configured()) {
                makeCache(release, progress);
            }
        } finally {
            building.unlock();
        }
    }

    /**
     * Everything that was released, the latest first, service by service.
     *
     * @param name of a service; empty for all of them
     * @throws ExplainedException when there is no such service
     */
    public List<Listed> list(Optional<String> name) {
        return name.map(only -> List.of(service(only))).orElse(delivery.services()).stream()
                .flatMap(service -> list(service.name()).stream())
                .toList();
    }

    private List<Listed> list(ServiceName service) {
        Map<EnvironmentName, Set<ReleaseId>> serving = environments.serving(service);
        return store.list(service).stream()
                .map(release -> new Listed(
                        release,
                        store.size(release),
                        serving.entrySet().stream()
                                .filter(entry -> entry.getValue().contains(release.id()))
                                .map(Map.Entry::getKey)
                                .toList()))
                .toList();
    }

    /** Its id is the first word. */
    private static String described(Release release, boolean known) {
        return release.id() + " of " + release.commit()
                + release.patches().stream().map(patch -> " + " + patch.name()).collect(Collectors.joining())
                + (known ? ", which was there already" : "");
    }

    private void makeCache(Release release, ProgressLog progress) {
        List<Migration> contracting = contracting(release);
        if (!contracting.isEmpty()) {
            progress.note(
                    "start-up cache",
                    "made when it serves: " + contracting
                            + " would take from the training database what present releases use");
            return;
        }
        if (!environments.makeStartupCache(release.service(), release.id(), progress)) {
            progress.note("start-up cache", "made by the next ./grocellery up: no environment is up to make it with");
        }
    }

    /** What it takes from the schema that a release which serves now uses. */
    private List<Migration> contracting(Release candidate) {
        return environments.serving(candidate.service()).values().stream()
                .flatMap(Set::stream)
                .flatMap(id -> store.find(candidate.service(), id).stream())
                .flatMap(present -> Migration.contracting(present.migrations(), candidate.migrations()).stream())
                .distinct()
                .toList();
    }

    private ServiceDefinition service(String name) {
        return delivery.services().stream()
                .filter(service -> service.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExplainedException(
                        "there is no service '" + name + "'",
                        "the delivery file names "
                                + delivery.services().stream()
                                        .map(service -> service.name().value())
                                        .collect(Collectors.joining(", ")),
                        "name one of them"));
    }
}
