package io.grocellery.target.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Digest;
import io.grocellery.core.pipeline.ContentKey;
import io.grocellery.testkit.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptResultsTest {

    private static final ContentKey KEY = new ContentKey(Digest.of("one"));
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final ManualClock clock = ManualClock.inJanuary();

    private KeptResults results() {
        return new KeptResults(folder.resolve("results"), clock);
    }

    @Test
    void whatWasKeptIsThereForTheNextDaemonWithItsFiles() throws IOException {
        Path workspace = workspace();
        results().keep(KEY, "{\"a\": 1}", log(), workspace, List.of("out/**", "*.jar"));

        KeptResults.Kept kept = results().find(KEY, DAY).orElseThrow();

        assertThat(kept.result()).isEqualTo("{\"a\": 1}");
        assertThat(kept.log()).hasContent("told");
        Path other = Files.createDirectory(folder.resolve("other"));
        results().restore(kept, other);
        assertThat(other.resolve("out/deep/report.xml")).hasContent("fine");
        assertThat(other.resolve("a.jar")).exists();
        assertThat(other.resolve("secret.txt")).doesNotExist();
    }

    @Test
    void aResultHoldsForItsTimeOnly() throws IOException {
        results().keep(KEY, "{}", log(), workspace(), List.of());

        clock.advance(DAY.minusSeconds(1));
        assertThat(results().find(KEY, DAY)).isPresent();

        clock.advance(Duration.ofSeconds(2));
        assertThat(results().find(KEY, DAY)).isEmpty();
    }

    @Test
    void aNewerResultTakesTheOldOnesPlace() throws IOException {
        results().keep(KEY, "{}", log(), workspace(), List.of("*.jar"));
        results().keep(KEY, "{\"b\": 2}", log(), workspace(), List.of());

        KeptResults.Kept kept = results().find(KEY, DAY).orElseThrow();

        assertThat(kept.result()).isEqualTo("{\"b\": 2}");
        assertThat(kept.folder().resolve("files/a.jar")).doesNotExist();
    }

    @Test
    void whatIsOldGoes() throws IOException {
        results().keep(KEY, "{}", log(), workspace(), List.of());
        clock.advance(DAY);

        results().prune(DAY.multipliedBy(2));
        assertThat(results().find(KEY, DAY.multipliedBy(3))).isPresent();

        results().prune(Duration.ofHours(23));
        assertThat(results().find(KEY, DAY.multipliedBy(3))).isEmpty();
    }

    private Path log() throws IOException {
        return Files.writeString(folder.resolve("log"), "told");
    }

    private Path workspace() throws IOException {
        Path workspace = folder.resolve("workspace");
        Files.createDirectories(workspace.resolve("out/deep"));
        Files.createDirectories(workspace.resolve(".git"));
        Files.writeString(workspace.resolve("out/deep/report.xml"), "fine");
        Files.writeString(workspace.resolve("a.jar"), "jar");
        Files.writeString(workspace.resolve("secret.txt"), "hidden");
        return workspace;
    }
}
