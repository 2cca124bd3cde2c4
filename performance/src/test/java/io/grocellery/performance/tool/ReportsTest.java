package io.grocellery.performance.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the tools print, as they printed it. */
final class ReportsTest {

    @Test
    void wrkTellsRatesPercentilesAndWhatFailed() throws IOException {
        WrkReport report = WrkReport.parse("""
                Running 1s test @ http://127.0.0.1:8080/
                  2 threads and 64 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency     1.61ms    1.02ms  20.13ms   81.52%
                  Latency Distribution
                     50%  850.00us
                     75%    1.96ms
                     90%    2.81ms
                     99%    5.11ms
                  41012 requests in 1.10s, 45.10MB read
                  Socket errors: connect 0, read 3, write 0, timeout 1
                  Non-2xx or 3xx responses: 12
                Requests/sec:  37283.60
                """);
        assertThat(report).isEqualTo(new WrkReport(37_283.60, 0.85, 5.11, 41_012, 16));
    }

    @Test
    void pgbenchTellsItsRate() throws IOException {
        PgbenchReport report = PgbenchReport.parse("""
                number of transactions actually processed: 30512
                number of failed transactions: 2 (0.007%)
                latency average = 0.524 ms
                initial connection time = 31.204 ms
                tps = 30533.210017 (without initial connection time)
                """);
        assertThat(report).isEqualTo(new PgbenchReport(30_533.210017, 0.524, 30_512, 2));
    }

    @Test
    void aReportWithoutFiguresIsAFailure() {
        assertThatThrownBy(() -> WrkReport.parse("unable to connect"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unable to connect");
        assertThatThrownBy(() -> PgbenchReport.parse("aborted")).isInstanceOf(IOException.class);
    }
}
