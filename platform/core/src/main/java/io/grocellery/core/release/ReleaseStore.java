package io.grocellery.core.release;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.util.List;
import java.util.Optional;

/** Keeps releases, each known by its content. Every method may be called from several threads and processes at once. */
public interface ReleaseStore {

    /**
     * Publishes it whole or not at all. The same content again gives the release that is there already.
     *
     * @throws io.grocellery.core.problem.ExplainedException when the artifact is missing or no such jar, or the store
     *     cannot be written
     */
    Release publish(ReleaseCandidate candidate);

    /** The releases of a service, the latest published first. */
    List<Release> list(ServiceName service);

    default Optional<Release> find(ServiceName service, ReleaseId id) {
        return list(service).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The latest published. */
    default Optional<Release> latest(ServiceName service) {
        return list(service).stream().findFirst();
    }

    /** Removes it; nothing happens when it is not there. Whether it still runs is for the caller to know. */
    void remove(ServiceName service, ReleaseId id);
}
