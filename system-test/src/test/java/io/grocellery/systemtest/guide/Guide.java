package io.grocellery.systemtest.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A page whose {@code sh} blocks are commands to type one after the other. A line that ends in {@code # => TEXT} says
 * what its command prints.
 */
public final class Guide {
    private static final Pattern EXPECTATION = Pattern.compile("^(\\S.*?)\\s+# => (.*)$");
    private static final String MARK = "@@";
    private static final long MINUTES = 10;

    private final List<String> script = new ArrayList<>();
    private int expectations;

    private Guide() {}

    /** A line of the page that did not print what it says, or did not end well. */
    public record Failure(int line, String command, String expected, String printed) {}

    /** How a run went: what failed first, if anything did, and all that was printed. */
    public record Run(List<Failure> failures, int checked, String output) {}

    public static Guide read(Path page) throws IOException {
        return of(Files.readAllLines(page));
    }

    static Guide of(List<String> page) {
        var guide = new Guide();
        var inside = false;
        for (var i = 0; i < page.size(); i++) {
            var line = page.get(i);
            if (line.startsWith("```")) {
                inside = !inside && line.equals("```sh");
            } else if (inside) {
                guide.add(i + 1, line);
            }
        }
        return guide;
    }

    /** How many lines say what they print. */
    public int expectations() {
        return expectations;
    }

    /**
     * Types the commands into one {@code sh -eu}, which ends at the first that fails.
     *
     * @param checkout the folder they are typed in
     * @param environment variables on top of our own
     */
    public Run run(Path checkout, Map<String, String> environment) throws IOException, InterruptedException {
        var typed = Files.createTempFile("guide", ".sh");
        var printed = Files.createTempFile("guide", ".out");
        Files.write(typed, script);
        var builder = new ProcessBuilder("sh", "-eu", typed.toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        var run = judge(Files.readAllLines(printed), ended ? process.exitValue() : -1);
        Files.delete(typed);
        Files.delete(printed);
        return run;
    }

    /** The output of a checked command stands between two marks; a command that fails is judged by what it printed. */
    private void add(int number, String line) {
        var matcher = EXPECTATION.matcher(line);
        if (!matcher.matches()) {
            script.add(line);
            return;
        }
        expectations++;
        script.add("printf '" + MARK + "%s" + MARK + "%s" + MARK + "%s\\n' " + number + " " + quoted(matcher.group(1))
                + " " + quoted(matcher.group(2)));
        script.add(matcher.group(1));
        script.add("printf '" + MARK + "\\n'");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static Run judge(List<String> printed, int code) {
        var failures = new ArrayList<Failure>();
        var checked = 0;
        for (var i = 0; i < printed.size(); i++) {
            var parts = printed.get(i).split(MARK, -1);
            if (parts.length < 4) {
                continue;
            }
            var output = until(printed.subList(i + 1, printed.size()));
            checked++;
            if (!output.equals(parts[3])) {
                failures.add(new Failure(Integer.parseInt(parts[1]), parts[2], parts[3], output));
            }
        }
        if (code != 0) {
            failures.add(new Failure(0, "the whole page", "exit code 0", "exit code " + code));
        }
        return new Run(List.copyOf(failures), checked, String.join("\n", printed));
    }

    private static String until(List<String> lines) {
        return String.join(
                "\n", lines.stream().takeWhile(line -> !line.equals(MARK)).toList());
    }
}
