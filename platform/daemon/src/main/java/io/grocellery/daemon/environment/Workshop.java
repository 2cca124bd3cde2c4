package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.rollout.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes releases of what was built, and knows how to run them. */
interface Workshop {

    /** The releases of what is built now, the gateway's among them; the same build is the same release. */
    Map<ServiceName, ReleaseId> releases(List<ServiceDefinition> services);

    /** Every release of a service that exists. */
    Set<ReleaseId> releasesOf(ServiceName service);

    /** Those of them that would take from the schema what a release which serves still uses. */
    Set<ReleaseId> contracting(ServiceName service, ReleaseId present);

    /** What stands against a release where these statements must have been signed about it. */
    List<Refusal> doubts(ServiceName service, ReleaseId release, Set<AttestationKind> required);

    /** What nobody can say of a release in spite of its scan, since a scanner was missing. */
    List<String> unclaimed(ServiceName service, ReleaseId release);

    /** From which commit it was built, when known. */
    Optional<String> commitOf(ServiceName service, ReleaseId release);

    /** Whether a start-up cache is missing that this JDK could use. */
    boolean lacksCache(ServiceName service, ReleaseId release, MemorySize memory);

    /**
     * A run from which the JVM learns what a start needs.
     *
     * @param arguments what the release is started with
     * @param ready answers 2xx once it can serve
     * @param requests fetched then, one after the other, whatever they answer
     */
    record Rehearsal(List<String> arguments, URI ready, List<URI> requests) {}

    /**
     * Makes the start-up cache of a release.
     *
     * @return what came of it, for a person
     */
    String makeCache(ServiceName service, ReleaseId release, MemorySize memory, Rehearsal rehearsal);

    /** Where its files lie, for a program that is run there. */
    Path folder(ServiceName service, ReleaseId release);

    /** The command that runs it. */
    List<String> command(
            ServiceName service, ReleaseId release, JvmProfile profile, MemorySize memory, List<String> arguments);
}
