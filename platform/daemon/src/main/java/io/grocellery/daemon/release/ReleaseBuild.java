package io.grocellery.daemon.release;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Patch;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.daemon.artifact.Attestations;
import io.grocellery.daemon.artifact.Origin;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.daemon.release.ReleaseOrder.PatchText;
import io.grocellery.target.local.build.BuiltArtifact;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.build.MavenBuild;
import io.grocellery.target.local.build.Revision;
import io.grocellery.target.local.build.Worktree;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.installation.SourceCommit;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.FolderReleaseStore.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes one release: of what is built, or of a source that is laid out, patched and built for it alone. */
final class ReleaseBuild {

    private final Installation installation;
    private final FolderReleaseStore store;
    private final GitCheckout checkout;
    private final MavenBuild maven;
    private final Attestations attestations;
    private final InstantSource clock;

    ReleaseBuild(Installation installation, FolderReleaseStore store, Attestations attestations, InstantSource clock) {
        this.attestations = attestations;
        this.clock = clock;
        this.installation = installation;
        this.store = store;
        this.checkout = new GitCheckout(installation.application());
        this.maven =
                new MavenBuild(installation.javaHome(), folder(installation).resolve("build.log"));
    }

    private static Path folder(Installation installation) {
        return installation.state().resolve("build");
    }

    /** @throws ExplainedException when git knows no such source, or a patch has no fit name */
    void check(ReleaseOrder order) {
        if (!order.asBuilt()) {
            patches(order);
            revision(order);
        }
    }

    Release make(ServiceDefinition service, ReleaseOrder order, ProgressLog progress) {
        Instant started = clock.instant();
        if (order.asBuilt()) {
            Path application = installation.application();
            ReleaseCandidate candidate = new ReleaseCandidate(
                    service.name(), application.resolve(BuiltArtifact.of(service)), SourceCommit.of(application));
            return publish(Origin.asBuilt(candidate, checkout.head(), started), progress);
        }
        Revision revision = revision(order);
        Path place = folder(installation).resolve("source");
        try (Worktree worktree = progress.phase("source", () -> checkout.worktree(revision, place))) {
            order.changes()
                    .forEach(patch -> progress.phase("patch " + patch.name(), () -> {
                        worktree.apply(patch.name(), patch.text());
                        return "applied";
                    }));
            requireSource(worktree.folder(), service, revision);
            if (service.program().isEmpty()) {
                progress.phase("build", () -> maven.build(worktree.folder(), service.path()) + " modules");
            }
            ReleaseCandidate candidate = new ReleaseCandidate(
                    service.name(),
                    worktree.folder().resolve(BuiltArtifact.of(service)),
                    revision.name(),
                    patches(order));
            return publish(
                    Origin.watched(candidate, revision.hash(), Optional.ofNullable(order.ref()), started), progress);
        }
    }

    private Release publish(Origin origin, ProgressLog progress) {
        Publication published = store.publication(origin.candidate());
        progress.phase("attestations", () -> signed(attestations.attest(published, origin)));
        return published.release();
    }

    private static String signed(List<AttestationKind> kinds) {
        return kinds.isEmpty()
                ? "signed already"
                : kinds.stream().map(AttestationKind::toString).collect(Collectors.joining(", ")) + " signed";
    }

    private Revision revision(ReleaseOrder order) {
        String ref = order.ref();
        return ref == null ? checkout.workingTree() : checkout.revision(ref);
    }

    private static List<Patch> patches(ReleaseOrder order) {
        return order.changes().stream().map(ReleaseBuild::patch).toList();
    }

    private static Patch patch(PatchText text) {
        try {
            return new Patch(text.name(), Digest.of(text.text()));
        } catch (IllegalArgumentException unfit) {
            throw new ExplainedException(
                    "the patch '" + text.name() + "' cannot be used",
                    String.valueOf(unfit.getMessage()),
                    "give its file a name without blanks",
                    unfit);
        }
    }

    private static void requireSource(Path folder, ServiceDefinition service, Revision revision) {
        if (!Files.isDirectory(folder.resolve(service.path()))) {
            throw new ExplainedException(
                    service.name() + " cannot be built from " + revision.name(),
                    "there is no folder " + service.path() + " in that source",
                    "name a source that has it");
        }
    }
}
