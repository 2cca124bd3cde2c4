package io.grocellery.scantools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where {@code scripts/scan-tools.sh} puts the tools; what is not there may be on PATH.
 *
 * @param folder with {@code bin}, and {@code spotbugs}
 */
public record ToolFolder(Path folder) {

    private static final String ZAP = "zap.sh";

    /** The one that {@code GROCELLERY_TOOLS}, or the property {@code grocellery.tools}, names, or the user's own. */
    public static ToolFolder ofUser() {
        String named = System.getProperty(
                "grocellery.tools", Objects.requireNonNullElse(System.getenv("GROCELLERY_TOOLS"), ""));
        return new ToolFolder(
                named.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache", "grocellery", "scan-tools")
                        : Path.of(named).toAbsolutePath());
    }

    /** A tool's program; empty when it is not installed. */
    Optional<Path> program(String name) {
        return Stream.concat(Stream.of(folder.resolve("bin")), onPath())
                .map(each -> each.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** SpotBugs' jars; empty when they are not installed. */
    Optional<Path> spotBugs() {
        return Optional.of(folder.resolve("spotbugs")).filter(each -> Files.isDirectory(each.resolve("lib")));
    }

    /** ZAP's launcher, which may also be in the folder that {@code ZAP_HOME} names; empty when it is not installed. */
    Optional<Path> zap() {
        return program(ZAP)
                .or(() -> Optional.ofNullable(System.getenv("ZAP_HOME"))
                        .filter(home -> !home.isEmpty())
                        .map(home -> Path.of(home, ZAP))
                        .filter(Files::isExecutable));
    }

    private static Stream<Path> onPath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(Path::of);
    }
}
