package io.grocellery.imagebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grocellery.core.artifact.Statement;
import io.grocellery.core.artifact.Subject;
import io.grocellery.core.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed here is verified by tools that others wrote, and what is altered is refused by them. */
class OtherToolsIT {

    /** As in-toto's own tools check an envelope. */
    private static final String VERIFY = """
            import json, sys
            from securesystemslib.dsse import Envelope
            from securesystemslib.signer import SSlibKey
            envelope = Envelope.from_dict(json.load(open(sys.argv[1])))
            keyid = json.load(open(sys.argv[1]))["signatures"][0]["keyid"]
            key = SSlibKey(keyid, "ecdsa", "ecdsa-sha2-nistp256", {"public": open(sys.argv[2]).read()})
            envelope.verify([key], 1)
            print(json.loads(envelope.payload)["predicateType"])
            """;

    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SampleRelease sample;

    @BeforeEach
    void release() throws IOException {
        sample = SampleRelease.in(folder.resolve("release"));
        Files.writeString(folder.resolve("key.pub"), KEY.publicPem());
        Files.writeString(folder.resolve("provenance.json"), KEY.seal(provenance()));
        Files.writeString(
                folder.resolve("other.pub"),
                SigningKey.generate(new SecureRandom()).publicPem());
    }

    private Statement provenance() {
        return Statements.provenance(new BuildFacts(
                        sample.release(),
                        Optional.of("a".repeat(40)),
                        Optional.empty(),
                        true,
                        "ours",
                        Map.of("jdk", "25"),
                        ReleaseContent.of(sample.files()),
                        Instant.EPOCH,
                        Instant.EPOCH))
                .about(List.of(
                        Subject.archive(ReleaseContent.digest(sample.files().jar()))));
    }

    @Test
    void theToolsOfInTotoVerifyIt() throws IOException {
        String python = List.of("in-toto-python", "python3").stream()
                .filter(program -> run(program, "-c", "import securesystemslib").equals("0: "))
                .findFirst()
                .orElse("");
        requireInstalled(!python.isEmpty(), "securesystemslib");
        Path script = Files.writeString(folder.resolve("verify.py"), VERIFY);

        assertThat(run(python, script.toString(), file("provenance.json"), file("key.pub")))
                .isEqualTo("0: https://slsa.dev/provenance/v1");
        assertThat(run(python, script.toString(), file("provenance.json"), file("other.pub")))
                .startsWith("1: ");
    }

    @Test
    void cosignVerifiesItAgainstTheFileThatItIsAbout() {
        assumeTrue(run("cosign", "version").startsWith("0: "), "skipped: cosign is not installed");

        assertThat(cosign("key.pub", sample.files().jar())).endsWith("Verified OK");
        assertThat(cosign("other.pub", sample.files().jar())).startsWith("1: ");
        assertThat(cosign("key.pub", folder.resolve("verify-this-instead"))).startsWith("1: ");
    }

    private String cosign(String key, Path subject) {
        return run(
                "cosign",
                "verify-blob-attestation",
                "--insecure-ignore-tlog",
                "--key",
                file(key),
                "--signature",
                file("provenance.json"),
                "--type",
                "slsaprovenance1",
                subject.toString());
    }

    @Test
    void digestsAreThoseThatEveryToolComputes() {
        assertThat(run("sha256sum", sample.files().jar().toString())).startsWith("0: " + Digest.of("classes"));
    }

    /** In CI nothing may be missing: a check that did not run is none. */
    private static void requireInstalled(boolean there, String tool) {
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(tool + " is not installed, and in CI everything is");
        }
        assumeTrue(there, "skipped: " + tool + " is not installed");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Its exit code and what it printed. */
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() + ": " + output;
        } catch (IOException missing) {
            return "not installed";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
