package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.Progress;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

/** What each command asks a daemon, what it prints, and how it ends. */
class CommandLineTest {

    private static final Path RECORDED = Path.of("../daemon/src/test/resources/recorded");
    private static final String STATUS = "/api/environments/dev";

    private record Outcome(int code, String out, String err) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final StandInDaemon daemon = new StandInDaemon();

    @BeforeEach
    void aCheckout() throws IOException {
        System.setProperty("grocellery.home", home.toString());
        write("daemon/api-token", "of-the-owner");
        daemon.answering("/api/companions", "[]");
    }

    @AfterEach
    void end() {
        System.clearProperty("grocellery.home");
        daemon.close();
    }

    @Test
    void statusShowsEveryProcessWithItsFigures() throws IOException {
        daemon.answering(STATUS, recorded("healthy"));
        Outcome status = run("status");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .contains("dev is running   shop http://127.0.0.1:8080/")
                .containsPattern("postgresql +ready +127.0.0.1:5433 +40112 +18.6 +0 +41 MiB")
                .containsPattern(
                        "product-service-1 +ready +127.0.0.1:8083 +41210 +r-7c41f0a2be93 +0 +148 MiB +24.6 +6 ms");
    }

    @ParameterizedTest
    @CsvSource({"healthy, 0", "degraded, 7", "no-data, 7", "stopped, 6"})
    void statusEndsWithZeroOnlyWhenAllOfItServes(String state, int code) throws IOException {
        daemon.answering(STATUS, recorded(state));
        assertThat(run("status").code()).isEqualTo(code);
    }

    @Test
    void whatIsUnknownIsADashAndNeverAZero() throws IOException {
        daemon.answering(STATUS, recorded("no-data"));
        assertThat(run("status").out())
                .containsPattern("cart-service-1 .* no data +- +-")
                .containsPattern("gateway +crashed");
    }

    @Test
    void statusAsJsonIsWhatTheDaemonSaid() throws IOException {
        daemon.answering(STATUS, recorded("degraded"));
        Map<String, Object> said = new LinkedHashMap<>(JSON.std.mapFrom(recorded("degraded")));
        said.put("companions", List.of());
        assertThat(JSON.std.mapFrom(run("status", "--json").out())).isEqualTo(said);
    }

    @Test
    void statusShowsWhatRunsBesideTheShop() throws IOException {
        daemon.answering(STATUS, recorded("healthy")).answering("/api/companions", """
                [{"name": "zipkin", "process": {"state": "READY", "url": "http://127.0.0.1:9411/zipkin/",
                  "version": null, "pid": 4711, "residentMiB": 189, "restarts": 1}}]
                """);
        assertThat(run("status").out())
                .containsPattern("zipkin +ready +http://127.0.0.1:9411/zipkin/ +4711 +- +1 +189 MiB");
        assertThat(run("status", "--json").out()).contains("\"name\":\"zipkin\"");
    }

    @ParameterizedTest
    @CsvSource({"tools, 3", "build, 5", "beside the shop, 1"})
    void aPhaseThatFailsDecidesTheExitCode(String phase, int code) {
        ProgressFailure failure =
                ProgressFailure.of(phase, Progress.failure("a program is missing", "no", "install it"));
        assertThat(failure.exitCode().number()).isEqualTo(code);
    }

    @Test
    void nothingThatRunsIsSaidWithTheWayOut() {
        daemon.close();
        for (String command : List.of("status", "params list", "token --user alice --demo", "down --env dev")) {
            Outcome outcome = run(command.split(" ", -1));
            assertThat(outcome.code()).as(command).isEqualTo(6);
            assertThat(outcome.err()).contains("nothing listens on 127.0.0.1:", "./grocellery up");
        }
    }

    @Test
    void theOffsetMayStandBeforeTheCommandOrAfterIt() throws IOException {
        daemon.answering(STATUS, recorded("healthy"));
        String offset = Integer.toString(daemon.offset());
        assertThat(execute("--port-offset", offset, "status").code()).isZero();
        assertThat(execute("status", "--port-offset", offset).code()).isZero();
        assertThat(execute("--port-offset=" + offset, "params", "list").err()).doesNotContain("Unknown");
    }

    @ParameterizedTest
    @CsvSource({"41000, 1", "-1, 1", "much, 2"})
    void anOffsetThatCannotBeIsRefused(String offset, int code) {
        Outcome outcome = execute("status", "--port-offset", offset);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).contains(offset);
    }

    @Test
    void aSecretIsShownOnlyWhenAsked() {
        daemon.answering(
                "/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fjwt%2Fsecret",
                "{\"path\":\"/grocellery/dev/jwt/secret\",\"kind\":\"SECRET\",\"value\":\"hidden-so-far\"}");
        assertThat(run("params", "get", "/grocellery/dev/jwt/secret").out())
                .contains("--show")
                .doesNotContain("hidden-so-far");
        assertThat(run("params", "get", "/grocellery/dev/jwt/secret", "--show")
                        .out()
                        .strip())
                .isEqualTo("hidden-so-far");
        assertThat(daemon.asked()).allMatch(request -> request.contains("Bearer of-the-owner"));
    }

    @Test
    void parametersAreListed() {
        String items = "{\"items\":[{\"path\":\"/grocellery/dev/database/url\",\"kind\":\"PLAIN\",\"version\":3}]}";
        daemon.answering("/api/parameters?path=%2Fgrocellery", items);
        assertThat(run("params", "list").out()).containsPattern("/grocellery/dev/database/url +PLAIN +3 +-");
        assertThat(run("params", "list", "--json").out().strip()).isEqualTo(items);
    }

    @Test
    void aTokenIsAskedForWithTheDemoPassword() {
        daemon.answering(
                "/api/parameters/value?path=%2Fgrocellery%2Fdev%2Fdemo%2Falice-password",
                "{\"value\":\"a pass&word\"}");
        daemon.answering("/oauth2/token", "{\"access_token\":\"a.b.c\"}");
        assertThat(run("token", "--user", "alice", "--demo").out().strip()).isEqualTo("a.b.c");
        assertThat(daemon.asked())
                .last()
                .asString()
                .contains("POST /oauth2/token", "username=alice", "password=a+pass%26word");
    }

    @Test
    void aRefusalIsToldInTheDaemonsWords() {
        daemon.answering(
                "/api/parameters/value?path=%2Fnowhere",
                404,
                "{\"title\":\"there is no parameter /nowhere\",\"detail\":\"nothing is kept there\",\"remedy\":\"params list\"}");
        Outcome outcome = run("params", "get", "/nowhere");
        assertThat(outcome.code()).isEqualTo(8);
        assertThat(outcome.err()).contains("there is no parameter /nowhere", "nothing is kept there", "params list");
    }

    @Test
    void withoutItsTokenNobodyChangesAnything() throws IOException {
        Files.delete(state().resolve("daemon/api-token"));
        Outcome outcome = run("params", "list");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("token cannot be read", "the user who ran './grocellery up'");
        assertThat(daemon.asked()).isEmpty();
    }

    @Test
    void oneEnvironmentIsEndedByTheDaemonWithItsProgress() {
        daemon.answering(STATUS + "/down", """
                {"phase":"dev","state":"STARTED","message":"","millis":0}

                {"phase":"dev","state":"DONE","message":"stopped","millis":1250}
                """);
        Outcome outcome = run("down", "--env", "dev");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("dev: stopped (1.3 s)", "dev has ended");
        assertThat(run("down", "--env", "dev", "--purge").code()).isEqualTo(2);
        assertThat(run("down", "--env", "No Such").code()).isEqualTo(2);
    }

    @Test
    void purgingLeavesNothingAndSaysWhatIsShared() throws IOException {
        daemon.close();
        write("environments/dev/logs/gateway.log", "a line\n");
        assertThat(run("down", "--purge").out()).contains("nothing is left").doesNotContain("share");
        assertThat(state()).doesNotExist();
        Files.createDirectories(home.resolve(".grocellery/releases"));
        assertThat(run("down", "--purge").out()).contains("all installations of this checkout share", "releases");
    }

    @Test
    void purgingKeepsTheReleasesThatAnotherApplicationRunsOn() throws IOException {
        FileTree.delete(state());
        Path releases = Files.createDirectories(home.resolve(".grocellery/releases"));
        Process other = new ProcessBuilder(
                        "sh", "-c", "read end", releases.resolve("daemon").toString())
                .start();
        try {
            assertThat(execute("down", "--purge", "--port-offset=0").out()).contains("share", releases.toString());
            assertThat(releases).exists();
        } finally {
            other.destroyForcibly().onExit().join();
        }
        assertThat(execute("down", "--purge", "--port-offset=0").out()).doesNotContain("share");
        assertThat(home.resolve(".grocellery")).doesNotExist();
    }

    @Test
    void logsOfServicesInstancesAndThePlatform() throws IOException {
        write("environments/dev/logs/order-service-1.log", """
                {"@timestamp":"12:00","log":{"level":"WARN"},"service":{"name":"order-service"},"message":"slow"}
                {"@timestamp":"12:01","log.level":"INFO","message":"quick","error":{"stack_trace":"at here"}}
                plain
                """);
        write("environments/dev/logs/order-service-2.log", "of the second\n");
        write("daemon/daemon.log", "of the daemon\n");
        write("postgres/state.json", "{\"home\": \"" + state().resolve("postgres/server") + "\"}");
        write("postgres/server/postgres.log", "of the database\n");

        assertThat(run("logs", "order-service").out())
                .contains(
                        "12:00 WARN order-service-1 slow",
                        "12:01 INFO order-service-1 quick",
                        "at here",
                        "plain",
                        "of the second");
        assertThat(run("logs", "order-service-1", "-n", "1").out().strip()).isEqualTo("plain");
        assertThat(run("logs", "order-service-1", "--raw").out()).contains("{\"@timestamp\":\"12:00\"");
        assertThat(run("logs", "daemon").out()).contains("of the daemon");
        assertThat(run("logs", "postgresql").out()).contains("of the database");
        Outcome unknown = run("logs", "order");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("no log of 'order' in dev", "daemon, order-service-1, order-service-2, postgresql");
    }

    @Test
    void theLogsOfAnEnvironmentAreOneStory() throws IOException {
        String trace = "5af7183fb1d4cf5f6b8b5c3d2e1f0a99";
        logged("gateway", line("2026-11-27T12:00:00.100Z", "INFO", "POST answered 201", trace));
        logged("gateway", line("2026-11-27T12:00:03Z", "WARN", "an instance is out", ""));
        logged("order-service-1", line("2026-11-27T12:00:00.090Z", "INFO", "order placed", trace));
        logged("order-service-1", line("2026-11-27T12:00:01Z", "ERROR", "no database", ""));
        write(
                "environments/dev/logs/cart-service-1.log.1",
                line("2026-11-27T12:00:00.050Z", "INFO", "cart read", trace));
        write("environments/dev/logs/cart-service-1.log", "plain\n");
        write("daemon/daemon.log", "of the daemon\n");

        assertThat(run("logs").out())
                .containsSubsequence("cart read", "order placed", "POST answered", "no database", "an instance is out")
                .doesNotContain("of the daemon");
        assertThat(run("logs", "-n", "1").out()).contains("an instance is out").doesNotContain("no database");
        assertThat(run("logs", "gateway", "order-service").out()).contains("POST", "no database");
        assertThat(run("logs", "--level", "WARN").out())
                .contains("no database", "an instance is out")
                .doesNotContain("POST", "plain");
        assertThat(run("logs", "--grep", "DATABASE").out())
                .contains("no database")
                .doesNotContain("POST");
        assertThat(run("logs", "--since", "5m").out()).isBlank();
        assertThat(run("logs", "--trace", "00-" + trace + "-6b221d5bc9e6496c-01")
                        .out())
                .containsSubsequence("+0 ms", "cart read", "+40 ms", "order placed", "+50 ms", "POST answered")
                .doesNotContain("no database", "plain");
        assertThat(run("logs", "--trace", trace, "--json").out().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{"));
        assertThat(run("logs", "--trace", "order-17").code()).isEqualTo(2);
    }

    private void logged(String of, String line) throws IOException {
        String name = "environments/dev/logs/" + of + ".log";
        Path file = state().resolve(name);
        write(name, (Files.exists(file) ? Files.readString(file) : "") + line);
    }

    private static String line(String time, String level, String message, String trace) {
        return "{\"@timestamp\":\"" + time + "\",\"log\":{\"level\":\"" + level + "\"},\"message\":\"" + message
                + "\",\"trace\":{\"id\":\"" + trace + "\"}}\n";
    }

    @Test
    void theDoctorSaysWhatItSawAlsoAsJson() throws IOException {
        Files.copy(Path.of("../../delivery.yaml"), home.resolve("delivery.yaml"));
        daemon.answering("/api/version", "{\"state\":\"" + state() + "\"}");
        Outcome outcome = run("doctor");
        assertThat(outcome.out()).contains("JDK: ", "memory: ", "disk: ", "state folder: ", "ports: in use by this");
        assertThat(run("doctor", "--json").out()).contains("\"subject\":\"JDK\"", "\"verdict\":\"");
    }

    @Test
    void theDoctorNamesWhoTakesAPort() throws IOException {
        Files.copy(Path.of("../../delivery.yaml"), home.resolve("delivery.yaml"));
        daemon.answering("/api/version", "{\"state\":\"/of/another/checkout\"}");
        Outcome outcome = run("doctor");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("port " + (8070 + daemon.offset()), "wanted by the platform daemon", "--port-offset");
    }

    @Test
    void databaseOptionsGoTogether() {
        assertThat(run("up", "--database-url", "jdbc:postgresql://127.0.0.1/postgres")
                        .code())
                .isEqualTo(2);
        assertThat(run("up", "--database-url", "embedded", "--database-user", "somebody")
                        .code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "strat, 2, Did you mean",
        "'', 2, grocellery",
        "test, 1, type ./grocellery test",
        "params, 2, list or get"
    })
    void wrongWordsAreTold(String word, int code, String told) {
        Outcome outcome = run(word);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).contains(told);
    }

    private Outcome run(String... words) {
        String[] all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--port-offset=" + daemon.offset();
        return execute(all);
    }

    private static Outcome execute(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Grocellery.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int code = commandLine.execute(words);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static String recorded(String name) throws IOException {
        return Files.readString(RECORDED.resolve(name + ".json")).replace("\"staging\"", "\"dev\"");
    }

    private Path state() {
        return home.resolve(".grocellery/offset-" + daemon.offset());
    }

    private void write(String file, String content) throws IOException {
        Path path = state().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
