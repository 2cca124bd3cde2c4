package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Keeps the ledger of a gateway, here of one that answers a single row, for a simulation. */
class RecordCommandTest {

    private static final String HOME = "grocellery.home";
    private static final int ADMIN = 8071;
    private static final String LEDGER = """
        {"until": 1000001, "totals": [], "tables": [], "rows": [{"second": 1000000, "route": "order-service",
         "release": "old", "pinned": false, "accepted": 50, "completed": {"2xx": 50, "1xx": 0, "3xx": 0, "4xx": 0,
         "5xx": 0}, "clientAborted": 0, "notConnected": 0, "retried": 0, "inFlight": 0,
         "histogram": "HISTFAAAABt4nJNpmSzMwMDAyAABTFAazrf/AGUBADyvAnw="}]}\
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path home;

    private HttpServer gateway;
    private String offset;

    @BeforeEach
    void begin() throws IOException {
        System.setProperty(HOME, home.toString());
        Files.copy(Path.of("../../delivery.yaml"), home.resolve("delivery.yaml"));
        gateway = free(ADMIN + 13_000);
        gateway.createContext("/ledger", exchange -> {
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known ? LEDGER : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        offset = Integer.toString(gateway.getAddress().getPort() - ADMIN);
        Path token = home.resolve(".grocellery/offset-" + offset + "/environments/dev/gateway/admin-token");
        Files.createDirectories(token.getParent());
        Files.writeString(token, "secret");
    }

    /** An installation's offset is at most 40,000, so that not any free port will do. */
    private static HttpServer free(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            return free(port + 1);
        }
    }

    @AfterEach
    void end() {
        gateway.stop(0);
        System.clearProperty(HOME);
    }

    private int rollout(String... words) {
        CommandLine commandLine = Grocellery.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(words);
    }

    @Test
    void whatTheGatewayCountedIsKeptAndSimulatedFrom() {
        String file = home.resolve("ledger.json").toString();

        assertThat(rollout("rollout", "record", file, "--port-offset", offset))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("1 rows kept in " + file);
        assertThat(rollout(
                        "rollout",
                        "simulate",
                        "--env",
                        "prod",
                        "--recording",
                        file,
                        "--service",
                        "order-service",
                        "--errors",
                        "10%",
                        "--runs",
                        "5"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("withdrawn               5 (100%");
    }

    @Test
    void aFolderThatIsNotThereAndAGatewayThatDoesNotRunAreNamed() {
        String nowhere = home.resolve("nowhere/ledger.json").toString();

        assertThat(rollout("rollout", "record", nowhere, "--port-offset", offset))
                .isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("the recording was not kept", "nowhere", "can be written");
        gateway.stop(0);
        assertThat(rollout("rollout", "record", nowhere, "--port-offset", offset))
                .isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("could not be asked");
        assertThat(home.resolve("nowhere")).doesNotExist();
    }
}
