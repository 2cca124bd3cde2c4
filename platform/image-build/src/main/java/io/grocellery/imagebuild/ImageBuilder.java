package io.grocellery.imagebuild;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the container image of a Java release: from scratch, non-root, the same for the same input, without a network. */
public final class ImageBuilder {

    private static final String USER = "10001:10001";
    private static final AbsoluteUnixPath ROOT = AbsoluteUnixPath.get("/");
    private static final AbsoluteUnixPath APP = AbsoluteUnixPath.get("/app");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");

    private final Path root;
    private final Path cache;

    /**
     * @param root the Java runtime and what it needs, laid out as in the image
     * @param cache keeps layers from one image to the next
     */
    public ImageBuilder(Path root, Path cache) {
        this.root = root;
        this.cache = cache;
    }

    /**
     * An image in a file.
     *
     * @param manifest the digest by which a registry knows it
     * @param id the digest of its configuration: what {@code docker images} shows
     * @param archive the SHA-256 of the file
     */
    public record Image(Digest manifest, Digest id, Digest archive) {}

    /**
     * Makes the image; what is in the file already is replaced.
     *
     * @throws ExplainedException when the release is no Java program, or the image cannot be made
     */
    public Image build(Release release, ReleaseFiles files, Path archive) {
        if (!Files.isRegularFile(files.jar())) {
            throw new ExplainedException(
                    "there is no image of " + release.service(),
                    "it is a program of its own, and images of Grocellery hold a Java runtime and nothing else",
                    "make its image with its own tools");
        }
        try {
            JibContainer made = plan(release, files)
                    .containerize(Containerizer.to(
                                    TarImage.at(archive).named("grocellery/" + release.service() + ":" + release.id()))
                            .setOfflineMode(true)
                            .setToolName("grocellery")
                            .setBaseImageLayersCache(cache)
                            .setApplicationLayersCache(cache));
            return new Image(
                    new Digest(made.getDigest().getHash()),
                    new Digest(made.getImageId().getHash()),
                    ReleaseContent.digest(archive));
        } catch (IOException
                | RegistryException
                | CacheDirectoryCreationException
                | InvalidImageReferenceException
                | ExecutionException failed) {
            throw new ExplainedException(
                    "the image of " + release.service() + " cannot be made",
                    failed.toString(),
                    "check that " + archive.getParent() + " can be written and has room",
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(
                    "the image of " + release.service() + " was not made",
                    "it was interrupted",
                    "run it again",
                    interrupted);
        }
    }

    private JibContainerBuilder plan(Release release, ReleaseFiles files) throws IOException {
        Predicate<Path> library = path -> path.startsWith(files.app().resolve("lib"));
        return Jib.fromScratch()
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setCreationTime(Instant.EPOCH)
                .setUser(USER)
                .setWorkingDirectory(ROOT)
                .setEnvironment(Map.of("PATH", "/opt/java/bin"))
                .setLabels(Map.of(
                        "org.opencontainers.image.title", release.service().value(),
                        "org.opencontainers.image.version", release.id().value(),
                        "org.opencontainers.image.revision", release.commit()))
                .setEntrypoint(entrypoint(files))
                .addFileEntriesLayer(layer("runtime", root, ROOT, path -> true))
                .addFileEntriesLayer(layer("libraries", files.app(), APP, library))
                .addFileEntriesLayer(layer("application", files.app(), APP, library.negate()));
    }

    private static List<String> entrypoint(ReleaseFiles files) {
        List<String> words = new ArrayList<>(List.of("java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError"));
        if (files.springAot()) {
            words.add("-Dspring.aot.enabled=true");
        }
        words.addAll(List.of("-jar", APP + "/" + files.jar().getFileName()));
        return words;
    }

    private static FileEntriesLayer layer(String name, Path folder, AbsoluteUnixPath target, Predicate<Path> wanted)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(wanted).sorted().toList()) {
                layer.addEntry(
                        file.toRealPath(),
                        target.resolve(folder.relativize(file).toString()),
                        Files.isExecutable(file) ? PROGRAM : FILE);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return layer.build();
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
