package io.grocellery.target.local.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Migration;
import io.grocellery.core.release.Migration.Mark;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseFiles;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.target.local.sample.SampleService;
import io.grocellery.testkit.release.ReleaseStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReleaseStoreTest extends ReleaseStoreContract {

    private static final ServiceName ORDERS = new ServiceName("order-service");

    @TempDir
    private Path folder;

    private int files;

    @Override
    protected ReleaseStore store() {
        return folderStore();
    }

    @Override
    protected Path artifact(String content) {
        return SampleArtifact.springBoot(folder.resolve("artifact" + files++ + ".jar"), content);
    }

    @Test
    void aSpringBootJarIsLaidOutAsAPlainJarBesideItsLibraries() throws IOException {
        ReleaseFiles placed = publish(artifact("one"));

        assertThat(placed.folder())
                .isEqualTo(folder.resolve("releases/order-service").resolve(digestOf("one")));
        assertThat(placed.jar().resolveSibling("lib/first.jar")).isRegularFile();
        try (JarFile jar = new JarFile(placed.jar().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(SampleService.class.getName());
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("lib/second.jar lib/first.jar");
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("content.txt", "META-INF/build-info.properties", "META-INF/spring.factories")
                    .noneMatch(name -> name.startsWith("BOOT-INF") || name.contains("loader"))
                    .doesNotContain("META-INF/services/java.nio.file.spi.FileSystemProvider");
        }
    }

    @Test
    void aJarThatNobodyWroteToIsNotReadAgainAndOneThatWasWrittenToIs() throws IOException {
        FolderReleaseStore later = new FolderReleaseStore(
                folder.resolve("releases"), () -> Instant.now().plusSeconds(60));
        Path jar = artifact("one");
        Release two = later.publish(new ReleaseCandidate(ORDERS, artifact("two"), "a"));
        Release one = later.publish(new ReleaseCandidate(ORDERS, jar, "a"));
        Path memory = folder.resolve("releases/.artifacts/order-service.json");
        Files.writeString(
                memory,
                Files.readString(memory)
                        .replace(one.digest().value(), two.digest().value()));
        assertThat(later.publish(new ReleaseCandidate(ORDERS, jar, "a")))
                .as("what is remembered of it")
                .isEqualTo(two);

        Files.write(jar, Files.readAllBytes(jar));
        assertThat(later.publish(new ReleaseCandidate(ORDERS, jar, "a"))).isEqualTo(one);
    }

    @Test
    void aJarWithItsLibrariesBesideItBringsThoseItNames() {
        ReleaseFiles placed = publish(SampleArtifact.thin(folder.resolve("gateway.jar"), "one"));

        assertThat(placed.jar()).isRegularFile();
        assertThat(placed.jar().resolveSibling("lib")).isDirectoryContaining("glob:**/first.jar");
        assertThat(placed.jar().resolveSibling("lib/left-over.jar")).doesNotExist();
    }

    @Test
    void whatALibraryHoldsIsPartOfTheContent() throws IOException {
        Path jar = SampleArtifact.thin(folder.resolve("gateway.jar"), "one");
        Release before = folderStore().publish(new ReleaseCandidate(ORDERS, jar, "a"));

        Files.writeString(folder.resolve("lib/first.jar"), "changed");
        Release after = folderStore().publish(new ReleaseCandidate(ORDERS, jar, "a"));

        assertThat(after.digest()).isNotEqualTo(before.digest());
    }

    @Test
    void springsAheadOfTimeCodeIsNoticed() {
        Path jar = SampleArtifact.write(
                folder.resolve("aot.jar"),
                SampleArtifact.manifest("Launcher", Map.of("Start-Class", "shop.Main")),
                Map.of("BOOT-INF/classes/shop/Main__ApplicationContextInitializer.class", new byte[0]));

        assertThat(publish(jar).springAot()).isTrue();
        assertThat(publish(artifact("one")).springAot()).isFalse();
    }

    @Test
    void aHalfPublishedReleaseIsNotThereAndIsPublishedAnew() throws IOException {
        Path half = Files.createDirectories(folder.resolve("releases/order-service/" + digestOf("one") + "/app"));
        Files.createDirectories(folder.resolve("releases/order-service/.publishing-123"));

        assertThat(store().list(ORDERS)).isEmpty();
        publish(artifact("one"));
        assertThat(half.resolve("order-service.jar")).isRegularFile();
        assertThat(store().list(ORDERS)).hasSize(1);
    }

    @Test
    void whatCannotBeStartedIsRefusedAndLeavesNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        Path library =
                SampleArtifact.write(folder.resolve("library.jar"), new Manifest(), Map.of("a.txt", new byte[1]));
        Path escaping = SampleArtifact.write(
                folder.resolve("escaping.jar"),
                SampleArtifact.manifest("Main", Map.of("Class-Path", "../text.jar")),
                Map.of("a.txt", new byte[1]));
        Path truncated = folder.resolve("truncated.jar");
        byte[] whole = Files.readAllBytes(artifact("one"));
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));

        for (Path each : List.of(text, library, escaping, truncated)) {
            assertThatExceptionOfType(ExplainedException.class)
                    .as(each.toString())
                    .isThrownBy(() -> publish(each))
                    .withMessageContaining("order-service cannot be released");
        }
        assertThat(store().list(ORDERS)).isEmpty();
        assertThat(folder.resolve("releases/order-service"))
                .satisfiesAnyOf(
                        place -> assertThat(place).doesNotExist(),
                        place -> assertThat(place).isEmptyDirectory());
    }

    @Test
    void librariesAndMigrationsAreNamedInTheManifest() {
        Path jar = SampleArtifact.write(
                folder.resolve("shop.jar"),
                SampleArtifact.manifest("Launcher", Map.of("Start-Class", "shop.Main")),
                Map.of(
                        "BOOT-INF/lib/money-1.4.2.jar", new byte[0],
                        "BOOT-INF/classes/db/migration/V1__expand_create.sql", new byte[0],
                        "BOOT-INF/classes/db/migration/V2__contract_drop.sql", new byte[0],
                        "BOOT-INF/classes/db/other/V3__contract_not_ours.sql", new byte[0]));
        Release release = folderStore().publish(new ReleaseCandidate(ORDERS, jar, "a"));

        assertThat(release.dependencies()).containsExactly(new Dependency("money", "1.4.2"));
        assertThat(release.migrations())
                .containsExactly(new Migration("1", Mark.EXPAND, "create"), new Migration("2", Mark.CONTRACT, "drop"));
        assertThat(folderStore().find(ORDERS, release.id())).contains(release);
        assertThat(folderStore().size(release)).isPositive();
    }

    @Test
    void aFolderIsCopiedAndKnownByWhatIsInIt() throws IOException {
        Path program = program("one");
        Release release = folderStore().publish(new ReleaseCandidate(ORDERS, program, "a"));
        Path app = folderStore().files(release).app();

        assertThat(app.resolve("run")).isExecutable().hasContent("one");
        assertThat(Files.readSymbolicLink(app.resolve("bin/start"))).isEqualTo(Path.of("../run"));
        assertThat(app.resolve("__pycache__")).doesNotExist();
        assertThat(publishedId(program("one"))).isEqualTo(release.id());
        assertThat(publishedId(program("two"))).isNotEqualTo(release.id());

        Path notRunnable = program("one");
        assertThat(notRunnable.resolve("run").toFile().setExecutable(false, false))
                .isTrue();
        assertThat(publishedId(notRunnable)).isNotEqualTo(release.id());
    }

    @Test
    void aFolderThatIsNotWholeByItselfIsRefused() throws IOException {
        Path leaving = program("one");
        Files.createSymbolicLink(leaving.resolve("outside"), Path.of("../elsewhere"));
        Path empty = Files.createDirectory(folder.resolve("empty"));

        for (Path each : List.of(leaving, empty)) {
            assertThatExceptionOfType(ExplainedException.class)
                    .as(each.toString())
                    .isThrownBy(() -> publishedId(each))
                    .withMessageContaining("order-service cannot be released");
        }
    }

    private ReleaseId publishedId(Path artifact) {
        return folderStore()
                .publish(new ReleaseCandidate(ORDERS, artifact, "a"))
                .id();
    }

    private Path program(String content) throws IOException {
        Path program = Files.createDirectory(folder.resolve("program" + files++));
        Path run = Files.writeString(program.resolve("run"), content);
        assertThat(run.toFile().setExecutable(true)).isTrue();
        Files.createDirectory(program.resolve("bin"));
        Files.createSymbolicLink(program.resolve("bin/start"), Path.of("../run"));
        Files.createDirectory(program.resolve("__pycache__"));
        Files.writeString(program.resolve("__pycache__/run.pyc"), Integer.toString(files));
        return program;
    }

    private ReleaseFiles publish(Path jar) {
        return folderStore().files(folderStore().publish(new ReleaseCandidate(ORDERS, jar, "abc1234")));
    }

    private String digestOf(String content) {
        return new FolderReleaseStore(folder.resolve("scratch"), clock)
                .publish(new ReleaseCandidate(ORDERS, artifact(content), "a"))
                .digest()
                .value();
    }

    private FolderReleaseStore folderStore() {
        return new FolderReleaseStore(folder.resolve("releases"), clock);
    }
}
