package io.grocellery.target.local.build;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something published that Maven fetches, from wherever the user's Maven is told to look.
 *
 * @param group such as {@code io.zipkin}
 * @param name such as {@code zipkin-server}
 * @param version such as {@code 3.5.1}
 * @param classifier such as {@code exec}
 */
public record MavenArtifact(String group, String name, String version, String classifier) {

    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /**
     * The artifact in the version that a pom's property says, which is called as the artifact is.
     *
     * @throws IllegalStateException when the pom has no such property
     */
    public static MavenArtifact asIn(Path pom, String group, String name, String classifier) {
        Pattern property = Pattern.compile("<" + Pattern.quote(name) + "\\.version>([^<]+)</");
        try {
            Matcher found = property.matcher(Files.readString(pom));
            if (!found.find()) {
                throw new IllegalStateException(pom + " does not say the version of " + name);
            }
            return new MavenArtifact(group, name, found.group(1).strip(), classifier);
        } catch (IOException unreadable) {
            throw new IllegalStateException(pom + " cannot be read", unreadable);
        }
    }

    /** What its file is called. */
    public String file() {
        return name + "-" + version + "-" + classifier + ".jar";
    }

    /**
     * Puts it into a folder, unless it is there.
     *
     * @param project whose pom says how Maven does that
     * @param javaHome the JDK that Maven runs on
     * @throws ExplainedException when Maven cannot be run, or cannot get it
     */
    public Path fetch(Path project, Path javaHome, Path folder) {
        Path file = folder.resolve(file());
        if (!Files.exists(file)) {
            DurableFile.folder(folder);
            run(project, javaHome, folder);
        }
        return file;
    }

    private void run(Path project, Path javaHome, Path folder) {
        Program.Result result;
        try {
            result = new Program(project, Map.of("JAVA_HOME", javaHome.toString()), DEADLINE).run(command(folder));
        } catch (IOException missing) {
            throw new ExplainedException(
                    name + " cannot be fetched",
                    "Maven cannot be run: " + missing.getMessage(),
                    "install it where PATH finds it as mvn",
                    missing);
        }
        if (!result.good() || !Files.exists(folder.resolve(file()))) {
            throw new ExplainedException(
                    name + " " + version + " cannot be fetched",
                    reason(result),
                    "let Maven reach its repository, or fetch it there and run: mvn dependency:get -Dartifact="
                            + coordinates());
        }
    }

    private String coordinates() {
        return group + ":" + name + ":" + version + ":jar:" + classifier;
    }

    private List<String> command(Path folder) {
        return List.of(
                "mvn",
                "-B",
                "-N",
                "-q",
                "-Dstyle.color=never",
                "dependency:copy",
                "-Dartifact=" + coordinates(),
                "-DoutputDirectory=" + folder);
    }

    private static String reason(Program.Result result) {
        return result.late()
                ? "it took longer than " + DEADLINE.toMinutes() + " min"
                : result.lines().stream()
                        .filter(line -> line.startsWith("[ERROR]"))
                        .findFirst()
                        .orElse("Maven said nothing");
    }
}
