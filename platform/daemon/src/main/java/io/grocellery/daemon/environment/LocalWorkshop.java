package io.grocellery.daemon.environment;

import io.grocellery.core.delivery.AttestationKind;
import io.grocellery.core.delivery.JvmProfile;
import io.grocellery.core.delivery.ServiceDefinition;
import io.grocellery.core.model.MemorySize;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.JavaLaunch;
import io.grocellery.core.release.JavaRuntime;
import io.grocellery.core.release.Migration;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.rollout.Refusal;
import io.grocellery.daemon.artifact.Attestations;
import io.grocellery.daemon.artifact.Origin;
import io.grocellery.target.local.build.BuiltArtifact;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.installation.SourceCommit;
import io.grocellery.target.local.release.AotCacheTrainer;
import io.grocellery.target.local.release.AotCacheTrainer.Outcome;
import io.grocellery.target.local.release.AotCacheTrainer.Training;
import io.grocellery.target.local.release.FolderReleaseStore;
import io.grocellery.target.local.release.FolderReleaseStore.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes releases of the jars in the checkout. */
final class LocalWorkshop implements Workshop {

    private static final Path GATEWAY_JAR = Path.of("platform", "gateway", "target", "gateway.jar");
    private static final Duration TRAINING_DEADLINE = Duration.ofMinutes(2);

    private final Installation installation;
    private final FolderReleaseStore releases;
    private final AotCacheTrainer trainer;
    private final JavaRuntime runtime;
    private final Attestations attestations;
    private final InstantSource clock;
    private final Map<ReleaseId, String> commits = new ConcurrentHashMap<>();

    LocalWorkshop(
            Installation installation,
            FolderReleaseStore releases,
            AotCacheTrainer trainer,
            JavaRuntime runtime,
            Attestations attestations,
            InstantSource clock) {
        this.installation = installation;
        this.releases = releases;
        this.trainer = trainer;
        this.runtime = runtime;
        this.attestations = attestations;
        this.clock = clock;
    }

    @Override
    public Map<ServiceName, ReleaseId> releases(List<ServiceDefinition> services) {
        Path application = installation.application();
        String commit = SourceCommit.of(application);
        Optional<String> source = new GitCheckout(application).head();
        return Stream.concat(
                        Stream.of(gateway()),
                        services.stream()
                                .map(service -> new ReleaseCandidate(
                                        service.name(), application.resolve(BuiltArtifact.of(service)), commit))
                                .map(candidate -> Origin.asBuilt(candidate, source, clock.instant())))
                .map(this::signed)
                .collect(Collectors.toMap(Release::service, Release::id));
    }

    private Origin gateway() {
        Path home = installation.home();
        return Origin.asBuilt(
                new ReleaseCandidate(Environment.GATEWAY, home.resolve(GATEWAY_JAR), SourceCommit.of(home)),
                new GitCheckout(home).head(),
                clock.instant());
    }

    private Release signed(Origin origin) {
        Publication published = releases.publication(origin.candidate());
        attestations.attest(published, origin);
        return published.release();
    }

    @Override
    public Set<ReleaseId> releasesOf(ServiceName service) {
        return releases.list(service).stream().map(Release::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<ReleaseId> contracting(ServiceName service, ReleaseId present) {
        List<Migration> known =
                releases.find(service, present).map(Release::migrations).orElse(List.of());
        return releases.list(service).stream()
                .filter(each -> !Migration.contracting(known, each.migrations()).isEmpty())
                .map(Release::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Refusal> doubts(ServiceName service, ReleaseId release, Set<AttestationKind> required) {
        return releases.find(service, release)
                .map(found -> attestations.doubts(found, required))
                .orElse(List.of());
    }

    @Override
    public List<String> unclaimed(ServiceName service, ReleaseId release) {
        return releases.find(service, release).map(attestations::unclaimed).orElse(List.of());
    }

    /** Looked up once: a release never changes. */
    @Override
    public Optional<String> commitOf(ServiceName service, ReleaseId release) {
        return Optional.ofNullable(commits.computeIfAbsent(
                release, id -> releases.find(service, id).map(Release::commit).orElse(null)));
    }

    @Override
    public boolean lacksCache(ServiceName service, ReleaseId release, MemorySize memory) {
        return runtime.hasAotCache()
                && AotCacheTrainer.find(files(service, release), launch(JvmProfile.LEAN, memory))
                        .isEmpty();
    }

    @Override
    public String makeCache(ServiceName service, ReleaseId release, MemorySize memory, Rehearsal rehearsal) {
        Outcome outcome = trainer.train(new Training(
                files(service, release),
                launch(JvmProfile.LEAN, memory),
                rehearsal.arguments(),
                rehearsal.ready(),
                rehearsal.requests(),
                TRAINING_DEADLINE));
        return switch (outcome) {
            case Outcome.Cached cached -> "made";
            case Outcome.Plain plain -> plain.reason();
        };
    }

    @Override
    public List<String> command(
            ServiceName service, ReleaseId release, JvmProfile profile, MemorySize memory, List<String> arguments) {
        ReleaseFiles files = files(service, release);
        JavaLaunch launch = launch(profile, memory);
        return AotCacheTrainer.find(files, launch)
                .map(cache -> launch.cached(cache, files, arguments))
                .orElseGet(() -> launch.plain(files, arguments));
    }

    @Override
    public Path folder(ServiceName service, ReleaseId release) {
        return files(service, release).app();
    }

    private JavaLaunch launch(JvmProfile profile, MemorySize memory) {
        return new JavaLaunch(runtime, profile, memory);
    }

    private ReleaseFiles files(ServiceName service, ReleaseId id) {
        return releases.find(service, id)
                .map(releases::files)
                .orElseThrow(() -> new ExplainedException(
                        "release " + id + " of " + service + " is not there",
                        "it is not in " + installation.releases(),
                        "run ./grocellery up, which makes one of what is built"));
    }
}
