package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page about judged rollouts: its commands run, with fewer runs, and its table is what they print. */
class RolloutGuideTest {

    private static final String HOME = "grocellery.home";
    private static final Path PAGE = Path.of("../../docs/guide/rollouts-judged.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @BeforeEach
    void beAtHome() {
        System.setProperty(HOME, "../..");
    }

    @AfterEach
    void leaveHome() {
        System.clearProperty(HOME);
    }

    @Test
    void everyCommandOfThePageRuns() throws IOException {
        List<String> commands = commands();

        assertThat(commands).hasSizeGreaterThan(5);
        assertThat(commands).allSatisfy(command -> assertThat(run(command, 3)).isNotBlank());
    }

    @Test
    void theTableOfThePageHasTheShapeOfWhatTheCommandPrints() throws IOException {
        List<String> published = rows(Files.readString(PAGE));
        List<String> printed = rows(run("./grocellery rollout detection-times", 5));

        assertThat(published).hasSize(8);
        assertThat(labels(published)).isEqualTo(labels(printed));
        assertThat(published.getFirst()).isEqualTo(printed.getFirst());
        assertThat(Stream.concat(published.stream(), printed.stream())
                        .filter(row -> row.startsWith("| ") && Character.isDigit(row.charAt(2))))
                .hasSize(12)
                .allSatisfy(row -> assertThat(row).matches("\\| \\d+% (\\| (-|\\d+ s \\((-|\\d+ s)\\)) ){4}\\|"));
    }

    private static List<String> commands() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    private String run(String command, int runs) {
        List<String> words = new ArrayList<>(Arrays.stream(command.split(" "))
                .skip(1)
                .map(word -> word.endsWith(".svg") ? folder.resolve(word).toString() : word)
                .toList());
        words.addAll(List.of("--runs", Integer.toString(runs)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Grocellery.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        assertThat(commandLine.execute(words.toArray(String[]::new)))
                .as(command + "\n" + err)
                .isZero();
        return out.toString();
    }

    private static List<String> rows(String text) {
        return text.lines().filter(line -> line.startsWith("|")).toList();
    }

    private static List<String> labels(List<String> rows) {
        return rows.stream().map(row -> row.substring(0, row.indexOf('|', 1))).toList();
    }
}
