package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.testkit.rollout.ToldCanary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.jr.ob.JSON;

/** The commands against a daemon that says what a test wants. */
final class RolloutWatchCommandTest {

    private static final int DAEMON = 8070;
    private static final int LARGEST_OFFSET = 40_000;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Deque<RolloutStatus> told = new ArrayDeque<>();
    private HttpServer daemon;

    @BeforeEach
    void startDaemon() throws IOException {
        daemon = listening();
        System.setProperty("grocellery.home", home.toString());
        answer("/api/environments/dev/rollouts", () -> JSON.std.asString(List.copyOf(told)));
        answer("/api/environments/staging/rollouts", () -> "[]");
        answer(
                "/api/environments/dev/rollouts/" + ToldCanary.ID,
                () -> JSON.std.asString(told.size() > 1 ? told.removeFirst() : told.getFirst()));
        answer("/api/console/keys", () -> "{\"key\":\"k-1\",\"seconds\":60}");
        daemon.start();
    }

    @AfterEach
    void stopDaemon() {
        daemon.stop(0);
        System.clearProperty("grocellery.home");
    }

    @Test
    void watchesTheOneUnderWayUntilItIsPromoted() {
        told.add(ToldCanary.good().at(60));
        told.add(ToldCanary.good().at(80));
        told.add(ToldCanary.good().at(120));

        assertThat(run("rollout", "watch")).isEqualTo(ExitCode.DONE.number());
        assertThat(out.toString())
                .contains("rollout-17 canary in dev", "the rollout is watching", "the rollout is promoted")
                .doesNotContain("\033");
    }

    @Test
    void sayingThatItWasRolledBackByItsExitCode() {
        told.add(ToldCanary.bad().at(60));

        assertThat(run("rollout", "watch", ToldCanary.ID)).isEqualTo(ExitCode.ROLLED_BACK.number());
        assertThat(out.toString()).contains("the rollout is rolled back: errors: the candidate has 4");
    }

    @Test
    void sayingWhereThereIsNoneOrNoSuchOne() {
        assertThat(run("rollout", "watch", "--env", "staging")).isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("there is no rollout in staging", "./grocellery deploy");

        assertThat(run("rollout", "watch", "--env", "staging", "nobody")).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run("rollout")).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void aDaemonThatIsNotThereIsSaidAtOnce() {
        daemon.stop(0);

        assertThat(run("rollout", "watch")).isEqualTo(ExitCode.NOT_RUNNING.number());
        assertThat(err.toString()).contains("./grocellery up");
    }

    @Test
    void theConsolesAddressHoldsTheKeyWhereNoServerSeesIt() throws IOException {
        Path token = home.resolve(".grocellery/offset-" + offset() + "/daemon/api-token");
        Files.createDirectories(token.getParent());
        Files.writeString(token, "secret");

        assertThat(run("console", "--env", "prod")).isEqualTo(ExitCode.DONE.number());
        assertThat(out.toString().strip())
                .isEqualTo("http://127.0.0.1:" + daemon.getAddress().getPort() + "/console/rollouts#key=k-1&env=prod");
    }

    private int run(String... words) {
        CommandLine commandLine = Grocellery.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        String[] arguments = Stream.concat(Stream.of(words), Stream.of("--port-offset=" + offset()))
                .toArray(String[]::new);
        return commandLine.execute(words.length == 1 && words[0].equals("rollout") ? words : arguments);
    }

    private int offset() {
        return daemon.getAddress().getPort() - DAEMON;
    }

    /** On a port that an installation may have. */
    private static HttpServer listening() throws IOException {
        while (true) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            int offset = server.getAddress().getPort() - DAEMON;
            if (offset >= 0 && offset <= LARGEST_OFFSET) {
                return server;
            }
            server.stop(0);
        }
    }

    /** Text of an answer. */
    private interface Answer {
        String text() throws IOException;
    }

    private void answer(String path, Answer answer) {
        daemon.createContext(path, exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals(path);
            byte[] body = (known ? answer.text() : "{\"title\":\"there is no such thing here\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
