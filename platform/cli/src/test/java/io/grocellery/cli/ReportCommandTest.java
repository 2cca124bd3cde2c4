package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where the evidence of a run is written. */
class ReportCommandTest {

    private static final String REPORT = "/api/pipeline/runs/p-1/report";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private StandInDaemon daemon;

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = new StandInDaemon();
        System.setProperty("grocellery.home", home.toString());
        Path token = home.resolve(".grocellery/offset-" + daemon.offset() + "/daemon/api-token");
        Files.createDirectories(token.getParent());
        Files.writeString(token, "secret");
    }

    @AfterEach
    void stopDaemon() {
        daemon.close();
        System.clearProperty("grocellery.home");
    }

    private int run(String... arguments) {
        CommandLine line = Grocellery.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port-offset", Integer.toString(daemon.offset())));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void thePageIsWrittenWhereItIsToldAndSaysWhere() {
        daemon.answering(REPORT, "<!doctype html>");
        Path file = home.resolve("reports/release.html");

        assertThat(run("report", "p-1", "--output", file.toString())).isZero();

        assertThat(file).hasContent("<!doctype html>");
        assertThat(out.toString()).contains("the evidence of p-1 is in " + file);
        assertThat(daemon.asked()).containsExactly("GET " + REPORT + " Bearer secret ");
    }

    @Test
    void theFactsArePrinted() {
        daemon.answering(REPORT, "{\"application\":\"shop\"}");

        assertThat(run("report", "p-1", "--json")).isZero();

        assertThat(out.toString().strip()).isEqualTo("{\"application\":\"shop\"}");
    }

    @Test
    void withoutARunItSaysHowToBeginOne() {
        daemon.answering("/api/pipeline/runs", "[]");

        assertThat(run("report")).isEqualTo(ExitCode.REFUSED.number());

        assertThat(err.toString()).contains("./grocellery pipeline run");
    }
}
