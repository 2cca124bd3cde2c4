package io.grocellery.imagebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.artifact.BillOfMaterials;
import io.grocellery.core.artifact.Statement;
import io.grocellery.core.model.Digest;
import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentBillTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SampleRelease sample;
    private SortedMap<String, Digest> files;

    @BeforeEach
    void release() throws IOException {
        sample = SampleRelease.in(folder.resolve("release"));
        files = ReleaseContent.of(sample.files());
    }

    @Test
    void namesEveryLibraryThatLiesThereWithItsDigest() {
        Map<String, Object> bill = ContentBill.of(sample.release(), folder.resolve("none.json"), files);

        assertThat(new BillOfMaterials(bill).unnamed(files)).isEmpty();
        assertThat(new BillOfMaterials(bill).size()).isEqualTo(2);
        assertThat(bill.toString())
                .contains(
                        "name=spring-core", "version=7.0.1", Digest.of("spring").value());
    }

    @Test
    void theBuildsOwnBillIsTakenWhenItNamesEverything() throws IOException {
        Path built = Files.writeString(folder.resolve("bom.json"), """
                {"bomFormat": "CycloneDX", "components": [
                  {"name": "spring-core", "version": "7.0.1", "purl": "pkg:maven/org.springframework/spring-core@7.0.1"},
                  {"name": "chassis", "hashes": [{"alg": "SHA-256", "content": "%s"}]}]}
                """.formatted(Digest.of("chassis")));

        assertThat(ContentBill.of(sample.release(), built, files).toString()).contains("purl=pkg:maven");
    }

    @Test
    void theBillOfAnotherBuildIsNotTaken() throws IOException {
        Path built = Files.writeString(folder.resolve("bom.json"), """
                {"components": [{"name": "spring-core", "version": "7.0.0"}]}
                """);

        assertThat(ContentBill.of(sample.release(), built, files).toString())
                .contains("version=7.0.1")
                .doesNotContain("7.0.0");
    }

    @Test
    void theBillOfAnImageNamesItsRuntimeOnceHoweverOftenItIsMade() throws IOException {
        Path root = SampleRelease.root(folder.resolve("root"));
        Files.writeString(root.resolve("opt/java/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path libc = root.resolve("lib/libc.so.6");
        Files.createDirectories(libc.getParent());
        Files.writeString(libc, "libc");
        Statement bill =
                Statements.sbom(sample.release(), ContentBill.of(sample.release(), folder.resolve("none.json"), files));

        Statement twice = ContentBill.withRuntime(ContentBill.withRuntime(bill, root), root);

        assertThat(new BillOfMaterials(twice.predicate()).size()).isEqualTo(4);
        assertThat(twice.predicate().toString())
                .contains("name=java-runtime, version=25.0.1")
                .contains("name=/lib/libc.so.6", Digest.of("libc").value());
    }

    @Test
    void aBillThatIsNoJsonIsTold() throws IOException {
        Path built = Files.writeString(folder.resolve("bom.json"), "{]");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> ContentBill.of(sample.release(), built, files))
                .satisfies(refused -> assertThat(refused.why()).contains("bom.json"));
    }

    @Test
    void theContentIsEveryFileBelowAppAndTheManifest() {
        assertThat(files)
                .containsOnlyKeys(
                        "app/lib/chassis.jar",
                        "app/lib/spring-core-7.0.1.jar",
                        "app/order-service.jar",
                        "manifest.json")
                .containsEntry("app/order-service.jar", Digest.of("classes"));
    }
}
