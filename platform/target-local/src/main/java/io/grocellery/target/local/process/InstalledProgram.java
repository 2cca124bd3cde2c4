package io.grocellery.target.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that the machine's owner installed. */
final class InstalledProgram {

    private static final List<String> USUAL_FOLDERS =
            List.of("/usr/local/bin", "/opt/homebrew/bin", "/usr/bin", "/usr/sbin");

    private InstalledProgram() {}

    /**
     * Looks on PATH and in the usual folders.
     *
     * @param names what it may be called, the best first: systems name the same program differently
     */
    static Optional<Path> find(List<String> names) {
        List<String> folders = folders();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static List<String> folders() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), USUAL_FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .toList();
    }
}
