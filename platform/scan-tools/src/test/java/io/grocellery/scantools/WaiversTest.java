package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.scan.FilePattern;
import io.grocellery.core.scan.Fingerprint;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Waiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiversTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path policy;

    @Test
    void readsAWaiver() throws IOException {
        write("""
                - tool: semgrep
                  rule: sql-built-from-text
                  path: shop/Orders.java
                  fingerprint: 0123456789abcdef
                  reason: the text is one of two constants
                  owner: shop team
                  until: 2027-03-01
                """);
        assertThat(new Waivers(TODAY).read(policy))
                .containsExactly(new Waiver(
                        Scan.SEMGREP,
                        "sql-built-from-text",
                        new FilePattern("shop/Orders.java"),
                        Optional.of(new Fingerprint("0123456789abcdef")),
                        "the text is one of two constants",
                        "shop team",
                        LocalDate.of(2027, 3, 1)));
    }

    @Test
    void noFileIsNoWaiver() {
        assertThat(new Waivers(TODAY).read(policy)).isEmpty();
    }

    @Test
    void tellsEveryProblemAtOnce() throws IOException {
        write("""
                - { tool: sonar, rule: a, path: a, reason: b, owner: c, until: 2027-01-01 }
                - { tool: semgrep, rule: a, path: /etc/passwd, reason: b, owner: c, until: 2027-01-01 }
                - { tool: semgrep, rule: a, path: a, owner: c, until: tomorrow }
                - { tool: semgrep, rule: a, path: a, reason: "", owner: c, until: 2029-01-01, who: me }
                - just text
                - { tool: semgrep, tool: semgrep, rule: [a], path: a, reason: b, owner: c, until: 2027-01-01 }
                """);
        assertThatThrownBy(() -> new Waivers(TODAY).read(policy))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContainingAll(
                        "line 1: tool: there is no scan 'sonar'",
                        "line 2: path: '/etc/passwd' must name files",
                        "line 3: 'reason' is missing",
                        "line 3: until: 'tomorrow' is no day such as 2027-03-01",
                        "line 4: 'reason' is empty",
                        "line 4: until: 2029-01-01 is more than a year away",
                        "line 4: unknown key 'who'",
                        "line 5: not an entry of",
                        "line 6: not a name with one word");
    }

    @Test
    void whatIsNoListOrNoYamlIsRefused() throws IOException {
        write("semgrep: all\n");
        assertThatThrownBy(() -> new Waivers(TODAY).read(policy)).hasMessageContaining("the file is not a list");
        write("- [\n");
        assertThatThrownBy(() -> new Waivers(TODAY).read(policy)).hasMessageContaining("not YAML");
    }

    private void write(String yaml) throws IOException {
        Files.writeString(policy.resolve("waivers.yaml"), yaml);
    }
}
