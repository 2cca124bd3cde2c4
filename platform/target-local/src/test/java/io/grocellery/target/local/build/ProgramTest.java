package io.grocellery.target.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    private Path folder;

    @Test
    void whatItMakesIsAsReadableAsWhatAPersonMakesWhateverTheDaemonsOwnFilesAre() throws IOException {
        assertThat(program().run(List.of("touch", "made here")).good()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("made here"))))
                .isEqualTo("rw-r--r--");
        assertThat(program().run(List.of("sh", "-c", "umask")).lines()).containsExactly("0022");
    }

    @Test
    void howItEndedIsTold() throws IOException {
        assertThat(program().run(List.of("sh", "-c", "echo no; exit 3")))
                .isEqualTo(new Program.Result(3, false, List.of("no")));
        assertThatIOException()
                .isThrownBy(() -> program().run(List.of("no-such-program")))
                .withMessageContaining("no-such-program is not installed");
    }

    private Program program() {
        return new Program(folder, Map.of(), Duration.ofSeconds(20));
    }
}
