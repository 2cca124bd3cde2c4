package io.grocellery.imagebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ImageRootIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isMadeOnce() throws IOException {
        Path script = script("echo \"$JAVA_HOME\" >\"$1/made\"; echo again >>" + folder + "/runs");
        ImageRoot root = new ImageRoot(script, Path.of("/a/jdk"), folder.resolve("kept/root"));

        Path first = root.folder();
        Path second = root.folder();

        assertThat(second).isEqualTo(first);
        assertThat(first.resolve("made")).content().isEqualTo("/a/jdk\n");
        assertThat(folder.resolve("runs")).content().isEqualTo("again\n");
    }

    @Test
    void whatTheScriptSaysIsToldWhenItFails() throws IOException {
        Path script = script("echo no jlink here >&2; exit 3");
        ImageRoot root = new ImageRoot(script, Path.of("/a/jdk"), folder.resolve("root"));

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(root::folder)
                .satisfies(refused -> assertThat(refused.why()).isEqualTo("no jlink here"));
        assertThat(folder.resolve("root")).doesNotExist();
    }

    private Path script(String commands) throws IOException {
        Path script = Files.writeString(folder.resolve("script.sh"), "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
