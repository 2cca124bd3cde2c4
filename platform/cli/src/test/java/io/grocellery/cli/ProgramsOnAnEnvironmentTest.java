package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What the commands find out before they start a program on an environment that runs. */
@SuppressWarnings("NullAway.Init")
final class ProgramsOnAnEnvironmentTest {

    private static final String STATUS = """
            {"environment": "staging", "state": "RUNNING", "gateway": {"url": "http://127.0.0.1:1", "restarts": 0},
             "services": [{"name": "order-service", "port": 2, "routes": [], "instances": []}]}
            """;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private StandInDaemon daemon;

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = new StandInDaemon();
        daemon.answering("/api/environments/staging", STATUS).answering("/oauth2/token", "{\"access_token\": \"t\"}");
        for (String person : new String[] {"alice", "bob", "admin"}) {
            daemon.answering(
                    "/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fdemo%2F" + person + "-password",
                    "{\"value\": \"secret\"}");
        }
        daemon.answering("/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fjwt%2Fsecret", "{\"value\": \"{}\"}");
        System.setProperty("grocellery.home", home.toString());
        Path token = home.resolve(".grocellery/offset-" + daemon.offset() + "/daemon/api-token");
        Files.createDirectories(token.resolveSibling(""));
        Files.writeString(token, "token");
    }

    @AfterEach
    void stopDaemon() {
        daemon.close();
        System.clearProperty("grocellery.home");
    }

    @Test
    void theInspectionNeedsTokensOfEachRoleAndTheIssuersKey() {
        assertThat(run("authorisation", "--env", "staging")).isEqualTo(1);
        assertThat(out.toString()).contains("authorisation.jar is not built", "./grocellery authorisation");
        assertThat(daemon.asked())
                .anyMatch(asked -> asked.contains("username=bob"))
                .anyMatch(asked -> asked.contains("jwt%2Fsecret"));
    }

    @Test
    void theJourneysNeedAShopper() {
        assertThat(run("bench", "journeys", "--env", "staging", "--against", "staging"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("performance.jar is not built");
        assertThat(daemon.asked()).anyMatch(asked -> asked.contains("username=alice"));
    }

    @Test
    void noLoadIsPutOnOtherMachines() {
        assertThat(run("bench", "journeys", "--env", "staging", "--against", "https://shop.example"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("is not on this machine");
    }

    private int run(String... arguments) {
        CommandLine line = Grocellery.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--port-offset";
        all[arguments.length + 1] = Integer.toString(daemon.offset());
        return line.execute(all);
    }
}
