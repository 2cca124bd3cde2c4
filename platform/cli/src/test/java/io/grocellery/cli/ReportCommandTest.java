package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where the evidence of a run is written. */
class ReportCommandTest extends TypedCommands {

    private static final String REPORT = "/api/pipeline/runs/p-1/report";

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
