package io.grocellery.systemtest.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void linesThatPrintWhatTheySayPass() throws Exception {
        var run = run("""
                Text, `code` and other blocks are not typed.

                ```sh
                greeting="it's fine"
                ```

                ```console
                false # => nothing
                ```

                ```sh
                echo "$greeting"      # => it's fine
                echo $(($NUMBER + 1)) # => 42
                ```
                """);
        assertThat(run.failures()).isEmpty();
        assertThat(run.checked()).isEqualTo(2);
    }

    @Test
    void aLineThatPrintsSomethingElseIsNamed() throws Exception {
        var run = run("""
                # Title

                ```sh
                echo 200 # => 404
                echo 1   # => 1
                ```
                """);
        assertThat(run.failures()).containsExactly(new Guide.Failure(4, "echo 200", "404", "200"));
    }

    @Test
    void thePageEndsAtACommandThatFails() throws Exception {
        var run = run("""
                ```sh
                echo 1 # => 1
                false
                echo 2 # => 2
                ```
                """);
        assertThat(run.checked()).isEqualTo(1);
        assertThat(run.failures()).extracting(Guide.Failure::printed).containsExactly("exit code 1");
    }

    private Guide.Run run(String page) throws IOException, InterruptedException {
        return Guide.of(List.of(page.split("\n", -1))).run(folder, Map.of("NUMBER", "41"));
    }
}
