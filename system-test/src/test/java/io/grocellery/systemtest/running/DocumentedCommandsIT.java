package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command that a page shows exists and is run: the blocks of the README, and every word after the launcher. */
class DocumentedCommandsIT {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("\\./grocellery ([a-z]+)");

    private final Path home = Command.checkout();

    @Test
    void theReadmesBlocksRunAsTheyStand() throws IOException {
        RunningGrocellery grocellery = RunningGrocellery.notStarted();
        try {
            List<String> blocks = blocks(home.resolve("README.md"));
            assertThat(blocks).isNotEmpty();
            for (String block : blocks) {
                Command command = Command.in(home, "sh", "-eu", "-c", block);
                grocellery.environment(Map.of()).forEach(command::with);
                Command.Result result = command.run();
                assertThat(result.code()).as(block + result.output()).isZero();
            }
        } finally {
            grocellery.close();
        }
    }

    @Test
    void everyCommandThatAPageNamesIsKnown() throws IOException {
        String known = Command.in(home, "./grocellery", "--help")
                .with("GROCELLERY_BUILD", "skip")
                .run()
                .output();
        List<String> named;
        try (Stream<Path> pages = Files.walk(home.resolve("docs"))) {
            named = Stream.concat(pages, Stream.of(home.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentedCommandsIT::calls)
                    .distinct()
                    .toList();
        }
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(known).containsPattern("(?m)^  " + command + " "));
    }

    private static List<String> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Stream<String> calls(Path page) {
        try {
            Matcher matcher = CALL.matcher(Files.readString(page));
            return matcher.results().map(match -> match.group(1)).toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }
}
