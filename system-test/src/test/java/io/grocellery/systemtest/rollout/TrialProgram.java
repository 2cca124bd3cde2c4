package io.grocellery.systemtest.rollout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The one service of applications that are neither ours nor known to the platform: what runs it, and how it behaves. */
public final class TrialProgram {

    private static final String CLASS_FILE = "io/grocellery/systemtest/rollout/TrialService.class";

    private final Path folder;

    /** @param application the folder of its delivery file */
    public TrialProgram(Path application) {
        this.folder = application.resolve("trial");
    }

    /** The section {@code services} of the delivery file. */
    public static String services() {
        return """
                services:
                  trial:
                    path: trial
                    command: [%s, -XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xmx64m, -Xshare:auto, -cp, ., %s]
                    health: /healthz
                    port: 8085
                    routes: [/trial/**]
                    memory: 64MiB
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), TrialService.class.getName());
    }

    /** Lays it out; it then behaves so. */
    public void layOut(String behaviour) {
        Path target = folder.resolve(CLASS_FILE);
        try (InputStream program = TrialService.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            Files.createDirectories(target.getParent());
            Files.copy(Objects.requireNonNull(program), target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        behave(behaviour);
    }

    /** How the next release behaves. */
    public void behave(String behaviour) {
        try {
            Files.writeString(folder.resolve("behaviour.properties"), behaviour);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
