package io.grocellery.target.local.build;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Builds one module of a Maven project with what it needs, as the launcher does: without tests, nothing formatted or checked. */
public final class MavenBuild {

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int SHOWN_ERRORS = 6;

    private final Path javaHome;
    private final Path log;

    /**
     * @param javaHome the JDK it runs on
     * @param log takes its whole output
     */
    public MavenBuild(Path javaHome, Path log) {
        this.javaHome = javaHome;
        this.log = log;
    }

    /**
     * Returns when it is built.
     *
     * @param module its folder, relative to the project's
     * @return how many modules were built
     * @throws ExplainedException when the build fails or takes longer than ten minutes
     */
    public int build(Path project, String module) {
        Program.Result result = run(project, module);
        DurableFile.folder(log.resolveSibling(""));
        DurableFile.write(log, result.text() + "\n");
        if (!result.good()) {
            throw new ExplainedException(
                    "the build of " + module + " failed", reason(result), "the whole output is in " + log);
        }
        return (int) result.lines().stream()
                .filter(line -> line.startsWith("[INFO] Building ") && !line.startsWith("[INFO] Building jar"))
                .count();
    }

    private Program.Result run(Path project, String module) {
        try {
            return new Program(project, Map.of("JAVA_HOME", javaHome.toString()), DEADLINE).run(command(module));
        } catch (IOException missing) {
            throw new ExplainedException(
                    "Maven cannot be run", missing.toString(), "install it where PATH finds it as mvn", missing);
        }
    }

    private static List<String> command(String module) {
        return List.of(
                "mvn",
                "-B",
                "-pl",
                module,
                "-am",
                "-Dstyle.color=never",
                "-Dmaven.test.skip=true",
                "-Dspotless.skip=true",
                "-Djacoco.skip=true",
                "-Dchecks.skip=true",
                "package");
    }

    private static String reason(Program.Result result) {
        if (result.late()) {
            return "it took longer than " + DEADLINE.toMinutes() + " min";
        }
        List<String> errors = result.lines().stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .limit(SHOWN_ERRORS)
                .toList();
        return errors.isEmpty() ? "Maven said: " + result.text() : String.join(" ", errors);
    }
}
