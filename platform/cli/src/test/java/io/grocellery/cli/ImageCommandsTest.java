package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How images are made and verified, as far as it is not the daemon's doing. */
final class ImageCommandsTest extends TypedCommands {

    private static final String TOLD =
            "{\"service\":\"order-service\",\"release\":\"r-1\",\"digest\":\"d\",\"commit\":\"c\","
                    + "\"image\":\"sha256:0123456789abcdef\",\"id\":\"sha256:fe\",\"archive\":\"/a/image.tar\",\"archiveSha256\":\"aa\","
                    + "\"bytes\":47185920,\"attestations\":{\"signature\":\"trusted\",\"provenance\":\"altered\",\"sbom\":\"trusted\","
                    + "\"scan\":\"missing\"},\"signer\":\"9876543210abcdef\",\"components\":87,\"unclaimed\":[],\"refusals\":[]}";
    private static final String DOUBTFUL = TOLD.replace(
            "\"refusals\":[]",
            "\"refusals\":[{\"code\":\"release-unscanned\",\"why\":\"r-1 was not scanned\",\"remedy\":\"Run a scan\"}]");
    private static final String OVER_GATE = TOLD.replace(
            "\"refusals\":[]",
            "\"refusals\":[{\"code\":\"scan-over-gate\",\"why\":\"1 critical is not 0 critical\",\"remedy\":\"Mend it\"}]");
    private static final String BILL =
            "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"library\",\"name\":\"spring-core\"}]}";
    private static final String DONE =
            "{\"phase\":\"image of order-service\",\"state\":\"DONE\",\"message\":\"sha256:01\",\"millis\":900}\n";
    private static final String RELEASED =
            "{\"phase\":\"release\",\"state\":\"DONE\",\"message\":\"r-1 of 8c1540d\",\"millis\":900}\n";

    @BeforeEach
    void noScanners() {
        System.setProperty("grocellery.tools", home.resolve("no-tools").toString());
        assumeTrue(onPath("trivy").isEmpty(), "skipped: Trivy is installed for everybody");
    }

    @AfterEach
    void asTheUserHasThem() {
        System.clearProperty("grocellery.tools");
    }

    @Test
    void buildingShowsDigestsSignerAndWhatIsLacking() {
        daemon.answering("/api/releases/order-service/r-1/image", DONE)
                .answering("/api/releases/order-service/r-1/artifact", TOLD);

        assertThat(run("image", "build", "order-service", "r-1")).isZero();

        assertThat(out.toString())
                .contains("image of order-service: sha256:01")
                .containsPattern("order-service +r-1 +0123456789ab +45 MiB +87 +9876543210ab +signature,sbom +"
                        + "provenance \\(altered\\),scan");
    }

    @Test
    void buildingACommitMakesItsReleaseFirst() {
        daemon.answering("/api/releases", RELEASED)
                .answering("/api/releases/order-service/r-1/image", DONE)
                .answering("/api/releases/order-service/r-1/artifact", TOLD);

        assertThat(run("image", "build", "order-service", "--ref", "main", "--json"))
                .isZero();

        assertThat(daemon.asked().getFirst())
                .startsWith("POST /api/releases Bearer secret")
                .contains("\"ref\":\"main\"");
        assertThat(out.toString())
                .startsWith("{\"kind\":\"images\",\"version\":1,\"releases\":[{")
                .contains("\"release\":\"r-1\"", "\"images\":[" + TOLD + "]}");
        assertThat(err.toString()).contains("image of order-service");
    }

    @Test
    void theReportIsWhatAPipelineReads() {
        daemon.answering("/api/releases/order-service/latest/image", DONE)
                .answering("/api/releases/order-service/latest/artifact", TOLD);
        Path report = home.resolve("build/images.json");

        assertThat(run("image", "build", "order-service", "--report", report.toString()))
                .isZero();

        assertThat(report).content().startsWith("{\"kind\":\"images\",\"version\":1,\"releases\":[");
    }

    @Test
    void aReleaseIsNotNamedBesideACommit() {
        assertThat(run("image", "build", "order-service", "r-1", "--ref", "main"))
                .isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void verifyingRefusesWithCodeReasonAndRemedy() {
        daemon.answering("/api/releases/order-service/latest/artifact?environment=prod", DOUBTFUL);

        assertThat(run("image", "verify", "order-service", "--env", "prod")).isEqualTo(ExitCode.REFUSED.number());

        assertThat(out.toString()).contains("release-unscanned: r-1 was not scanned", "  do: Run a scan");
    }

    @Test
    void verifyingSaysNothingAgainstWhatIsInOrder() {
        daemon.answering("/api/releases/order-service/r-1/artifact", TOLD);

        assertThat(run("image", "verify", "order-service", "r-1")).isZero();

        assertThat(out.toString()).doesNotContain("do:");
    }

    @Test
    void aScanIsSignedForByTheDaemonWithTheReportAndTheDigestOfWhatWasScanned() throws Exception {
        scannable("10001:10001");
        daemon.answering("/api/releases/order-service/r-1/scan", TOLD);

        assertThat(scan("--require-tools=false")).as(err.toString()).isZero();

        assertThat(daemon.asked().getLast())
                .startsWith("POST /api/releases/order-service/r-1/scan Bearer secret")
                .contains("\"archive\":\"aa\"", "\"kind\":\"scan\"", "{\"scan\":\"container\",\"outcome\":\"ran\"");
        assertThat(home.resolve("build/order-service.cdx.json")).hasContent(BILL);
        assertThat(out.toString())
                .contains("✓ container", "licences        not run: no part of order-service.cdx.json");
    }

    @Test
    void anImageThatStartsAsRootIsCriticalAndRefused() throws Exception {
        scannable("0:0");
        daemon.answering("/api/releases/order-service/r-1/scan", OVER_GATE);

        assertThat(scan("--require-tools=false")).isEqualTo(ExitCode.REFUSED.number());

        assertThat(daemon.asked().getLast()).contains("\"critical\":1", "\"rule\":\"root-user\"");
        assertThat(out.toString())
                .contains("image.tar!config.json: critical: root-user (container)", "its user is 0:0")
                .contains("scan-over-gate: 1 critical is not 0 critical", "  do: Mend it");
    }

    @Test
    void whatTheDaemonDoesNotSignIsToldWithItsReason() throws Exception {
        scannable("10001");
        daemon.answering("/api/releases/order-service/r-1/scan", 409, "{\"title\":\"it was not attested\"}");

        assertThat(scan("--require-tools=false")).isEqualTo(ExitCode.REFUSED.number());

        assertThat(err.toString()).contains("it was not attested");
    }

    @Test
    void whereToolsMustBeThereNothingIsSignedWithoutThem() throws Exception {
        scannable("10001");

        assertThat(scan("--require-tools")).isEqualTo(ExitCode.MISSING_TOOL.number());

        assertThat(out.toString()).contains("not run: trivy is not installed");
        assertThat(daemon.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void verifyingTellsWhatTheScanLeavesOpen() {
        daemon.answering(
                "/api/releases/order-service/r-1/artifact",
                TOLD.replace("\"unclaimed\":[]", "\"unclaimed\":[\"that all is well\"]"));

        assertThat(run("image", "verify", "order-service", "r-1")).isZero();

        assertThat(out.toString()).contains("cannot be claimed of order-service: that all is well");
    }

    private int scan(String word) throws IOException {
        Path images = Files.writeString(
                home.resolve("images.json"), "{\"images\":[{\"service\":\"order-service\",\"release\":\"r-1\"}]}");
        String report = home.resolve("build/scan.json").toString();
        return run("image", "scan", "--images", images.toString(), "--report", report, word);
    }

    /** An image in a file, packed by the system's own program. */
    private void scannable(String user) throws IOException, InterruptedException {
        Path image = Files.createDirectories(home.resolve("image"));
        Files.writeString(image.resolve("config.json"), "{\"config\":{\"User\":\"" + user + "\"}}");
        Files.writeString(image.resolve("manifest.json"), "[{\"Config\":\"config.json\",\"Layers\":[]}]");
        Path archive = home.resolve("image.tar");
        Process tar = new ProcessBuilder(
                        "tar", "-cf", archive.toString(), "-C", image.toString(), "config.json", "manifest.json")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        daemon.answering("/api/releases/order-service/r-1/artifact", TOLD.replace("/a/image.tar", archive.toString()))
                .answering("/api/releases/order-service/r-1/sbom", BILL);
    }

    @Test
    void aReleaseWithoutAnImageIsNotScanned() {
        daemon.answering(
                "/api/releases/order-service/latest/artifact",
                TOLD.replace("\"archive\":\"/a/image.tar\"", "\"archive\":null"));

        assertThat(run("image", "scan", "order-service")).isEqualTo(ExitCode.REFUSED.number());

        assertThat(err.toString()).contains("r-1 of order-service has no image", "./grocellery image build");
    }

    private static Optional<Path> onPath(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(Path::of)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
