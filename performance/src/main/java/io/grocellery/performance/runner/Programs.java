package io.grocellery.performance.runner;

import io.grocellery.performance.benchmark.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds tools: PostgreSQL's own folders first (what Debian has on the PATH is a wrapper), the PATH, where root's programs are. */
public final class Programs {

    private static final List<String> BEYOND_THE_PATH =
            List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin");

    private final List<Path> folders;

    Programs(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * Looks there, and where programs lie that are on nobody's path.
     *
     * @param searchPath as in {@code $PATH}
     */
    public static Programs on(String searchPath) {
        List<Path> folders = new ArrayList<>(postgresFolders());
        Stream.concat(Stream.of(searchPath.split(File.pathSeparator, -1)), BEYOND_THE_PATH.stream())
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        return new Programs(folders);
    }

    /** Where it is, if it is installed. */
    public Optional<Path> find(Tool tool) {
        return folders.stream()
                .map(folder -> folder.resolve(tool.program()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What those that are installed say of themselves. */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Tool tool : Tool.values()) {
            find(tool).ifPresent(program -> versions.put(tool.program(), version(program, tool.versionOption())));
        }
        return versions;
    }

    /** The first line; wrk ends with code 1 when asked. */
    private static String version(Path program, String option) {
        try {
            Process process = new ProcessBuilder(program.toString(), option)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines()
                    .findFirst()
                    .orElse("unknown")
                    .replaceFirst(" Copyright.*", "")
                    .strip();
        } catch (IOException unusable) {
            return "unknown";
        }
    }

    private static List<Path> postgresFolders() {
        List<Path> found = new ArrayList<>(matching(Path.of("/usr/lib/postgresql"), "*"));
        found.addAll(matching(Path.of("/usr"), "pgsql-*"));
        return found.stream()
                .sorted(Comparator.comparingInt(Programs::number).reversed())
                .map(folder -> folder.resolve("bin"))
                .toList();
    }

    private static int number(Path folder) {
        String digits = folder.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static List<Path> matching(Path parent, String pattern) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, pattern)) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found;
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
