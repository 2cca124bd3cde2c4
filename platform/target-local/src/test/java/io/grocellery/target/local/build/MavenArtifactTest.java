package io.grocellery.target.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenArtifactTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void itsVersionIsWhatThePomSays() throws IOException {
        Path pom = Files.writeString(folder.resolve("pom.xml"), "<zipkin-server.version>3.5.1</zipkin-server.version>");

        assertThat(MavenArtifact.asIn(pom, "io.zipkin", "zipkin-server", "exec").file())
                .isEqualTo("zipkin-server-3.5.1-exec.jar");
        assertThatIllegalStateException()
                .isThrownBy(() -> MavenArtifact.asIn(pom, "io.zipkin", "zipkin-lens", "exec"))
                .withMessageContaining("zipkin-lens");
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws IOException {
        Path jar = Files.writeString(folder.resolve("zipkin-server-3.5.1-exec.jar"), "");
        MavenArtifact artifact = new MavenArtifact("io.zipkin", "zipkin-server", "3.5.1", "exec");

        assertThat(artifact.fetch(folder.resolve("no-project"), folder, folder)).isEqualTo(jar);
    }
}
