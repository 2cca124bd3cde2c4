package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/guide/artifacts.md against a running shop, and an application of its own that asks for signatures. */
@LargeTest
@EnabledOnOs(OS.LINUX)
class SignedArtifactsGuideIT {

    @RegisterExtension
    static final ReleasesClaim RELEASES = new ReleasesClaim();

    private final RunningGrocellery grocellery = RunningGrocellery.shared();
    private final RunningGrocellery asking = RunningGrocellery.notStarted();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The page begins with an image that nobody has scanned; the same build is the same release as in an earlier run. */
    @BeforeEach
    void forgetEarlierScans() throws IOException {
        Path releases = Command.checkout().resolve(".grocellery/releases/product-service");
        if (Files.isDirectory(releases)) {
            try (Stream<Path> all = Files.list(releases)) {
                for (Path release : all.toList()) {
                    Files.deleteIfExists(release.resolve("attestations/scan.intoto.json"));
                }
            }
        }
    }

    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/artifacts.md"));
        Guide.Run run = guide.run(
                Command.checkout(),
                grocellery.environment(
                        Map.of("FOLDER", folder.toString(), "OTHER_OFFSET", Integer.toString(asking.offset()))));

        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isEqualTo(16);
    }

    @AfterEach
    void endWhatAFailureLeft() {
        asking.command("down", "--file", folder.resolve("delivery.yaml").toString())
                .run();
    }
}
