package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as Semgrep 1.185.0 and SpotBugs 4.10.4 wrote them, shortened. */
class SarifTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsWhatSemgrepWrites() throws Exception {
        Sarif sarif = read("""
                {"version":"2.1.0","runs":[{"invocations":[{"executionSuccessful":true,"toolExecutionNotifications":
                  [{"descriptor":{"id":"Syntax error"},"level":"warning","message":{"text":"Syntax error at line 98"}}]}],
                 "results":[{"ruleId":"policy.semgrep.sql","message":{"text":"Text becomes SQL. Do: bind it."},
                   "locations":[{"physicalLocation":{"artifactLocation":{"uri":"shop/Orders.java"},
                   "region":{"startLine":12,"endLine":12}}}],"properties":{}}],
                 "tool":{"driver":{"name":"Semgrep OSS","semanticVersion":"1.185.0","rules":[{"id":"policy.semgrep.sql",
                   "defaultConfiguration":{"level":"error"},
                   "properties":{"security-severity":"9.8","tags":["CWE-89","security"]}}]}}}]}
                """);
        assertThat(sarif.version()).isEqualTo("1.185.0");
        assertThat(sarif.notices()).containsExactly("Syntax error at line 98");
        Sarif.Result result = sarif.results().getFirst();
        assertThat(result.level()).isEqualTo("error");
        assertThat(result.score()).hasValue(9.8);
        assertThat(result.tags()).contains("security");
        assertThat(result.path()).isEqualTo("shop/Orders.java");
        assertThat(result.line()).isEqualTo(12);
    }

    @Test
    void fillsTheArgumentsOfSpotBugsIntoItsMessages() throws Exception {
        Sarif sarif = read("""
                {"version":"2.1.0","runs":[{"results":[{"ruleId":"SQL_INJECTION_JDBC","ruleIndex":0,
                   "message":{"id":"default","text":"Potential JDBC Injection","arguments":["execute","Orders"]},
                   "level":"warning","locations":[{"logicalLocations":[{"name":"find()"}]}]}],
                 "tool":{"driver":{"version":"4.10.4","rules":[{"id":"SQL_INJECTION_JDBC","helpUri":"https://example.org",
                   "messageStrings":{"default":{"text":"{0} of {1} may be injected"}}}]}}}]}
                """);
        Sarif.Result result = sarif.results().getFirst();
        assertThat(sarif.version()).isEqualTo("4.10.4");
        assertThat(result.message()).isEqualTo("execute of Orders may be injected");
        assertThat(result.score()).isEmpty();
        assertThat(result.path()).isEmpty();
        assertThat(result.line()).isZero();
    }

    @Test
    void whatIsNoLogIsAFailureOfTheTool() {
        assertThatThrownBy(() -> read("{}")).isInstanceOf(ToolFailure.class).hasMessageContaining("no SARIF");
        assertThatThrownBy(() -> read("{")).isInstanceOf(ToolFailure.class).hasMessageContaining("cannot be read");
    }

    private Sarif read(String log) throws IOException, ToolFailure {
        return Sarif.of(Tree.read(Files.writeString(folder.resolve("log.sarif"), log)));
    }
}
