package io.grocellery.target.local.release;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.JavaRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Javas of this machine. */
public final class JavaRuntimes {

    private static final Pattern VERSION = Pattern.compile("java\\.runtime\\.version = (\\S+)");

    private JavaRuntimes() {}

    /**
     * Asks it for its version.
     *
     * @throws ExplainedException when it does not run
     */
    public static JavaRuntime inspect(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = VERSION.matcher(answer);
            if (matcher.find()) {
                return new JavaRuntime(program, matcher.group(1));
            }
            throw new IOException("it answers: " + answer.strip());
        } catch (IOException | IllegalArgumentException failed) {
            throw new ExplainedException(
                    program + " cannot be used as Java",
                    failed.toString(),
                    "point to the java of a JDK 21 or newer",
                    failed);
        }
    }
}
