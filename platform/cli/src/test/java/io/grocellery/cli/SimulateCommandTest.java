package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

class SimulateCommandTest {

    private static final String HOME = "grocellery.home";

    /** A histogram of HdrHistogram's without a value, compressed, as the gateway writes it. */
    private static final String NO_DURATIONS = "HISTFAAAABt4nJNpmSzMwMDAyAABTFAazrf/AGUBADyvAnw=";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void beAtHome() {
        System.setProperty(HOME, "../..");
    }

    @AfterEach
    void leaveHome() {
        System.clearProperty(HOME);
    }

    private int simulate(String... words) {
        List<String> all = new ArrayList<>(List.of("rollout", "simulate", "--env", "prod"));
        all.addAll(List.of(words));
        if (!all.contains("--runs")) {
            all.addAll(List.of("--runs", "20"));
        }
        CommandLine commandLine = Grocellery.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private Map<String, Object> facts(String candidate) {
        return facts(JSON.std.mapFrom(out.toString()), candidate);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(Map<String, Object> all, String key) {
        return (Map<String, Object>) Objects.requireNonNull(all.get(key));
    }

    @Test
    void aBadCandidateIsWithdrawnAndACleanOnePromotedWithTheFigures() {
        assertThat(simulate("--errors", "30%")).isZero();

        assertThat(out.toString())
                .contains("canary 5% → 25% → 50% → 100%", "errors 30%", "20 (100%", "95% confidence")
                .containsPattern("seconds to the verdict +median \\d+, 95th \\d+ +-")
                .containsPattern("requests hurt +median \\d")
                .contains("errors more often than the objective allows", "Withdrawn within so many seconds")
                .contains("100%\n", "The candidate's weight in the run in the middle");
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherOthers() {
        simulate("--errors", "10%", "--json");
        String first = out.toString();
        out.getBuffer().setLength(0);
        simulate("--errors", "10%", "--json");
        String again = out.toString();
        out.getBuffer().setLength(0);
        simulate("--errors", "10%", "--json", "--seed", "1000");

        assertThat(again).isEqualTo(first);
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @Test
    void oneThatCrashesAtStartHurtsNobody() {
        assertThat(simulate("--flaw", "crashes-at-start", "--json")).isZero();

        assertThat(facts("faulty")).containsEntry("withdrawn", 20).containsEntry("promoted", 0);
        assertThat(facts(facts("faulty"), "requestsHurt")).containsEntry("most", 0.0);
        assertThat(facts(facts("faulty"), "withdrawnBy")).containsEntry("an instance ended by itself", 20);
        assertThat(facts("faulty")).doesNotContainKey("secondsToVerdict");
    }

    @Test
    void everyStrategyAndFaultOfTheOptionsIsTried() {
        assertThat(simulate("--strategy", "blue-green", "--latency", "3s", "--runs", "3", "--json"))
                .isZero();
        assertThat(facts("faulty")).containsEntry("withdrawn", 3);
        out.getBuffer().setLength(0);
        assertThat(simulate("--strategy", "rolling", "--replicas", "4", "--flaw", "hangs", "--runs", "3", "--json"))
                .isZero();
        assertThat(facts("faulty")).containsEntry("withdrawn", 3);
        out.getBuffer().setLength(0);
        assertThat(simulate("--slow", "40%", "--rate", "100", "--runs", "3", "--json"))
                .isZero();
        assertThat(facts("faulty")).containsEntry("withdrawn", 3);
        out.getBuffer().setLength(0);
        assertThat(simulate("--flaw", "never-ready", "--runs", "3", "--json")).isZero();
        assertThat(facts(facts("faulty"), "withdrawnBy")).containsEntry("a wait was in vain", 3);
    }

    @Test
    void thePictureIsWellFormed() throws Exception {
        Path picture = folder.resolve("plot.svg");

        assertThat(simulate("--errors", "30%", "--svg", picture.toString())).isZero();
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(Files.readString(picture))))
                        .getElementsByTagName("path")
                        .getLength())
                .isEqualTo(4);
    }

    @Test
    void wordsThatDoNotFitAreRefusedWithWhatIsAllowed() {
        assertRefused("'30' is not a percentage from 0% to 100%", "--errors", "30");
        assertRefused("'130%' is not a percentage", "--errors", "130%");
        assertRefused("'fast' is not requests a second", "--rate", "fast");
        assertRefused("'20000/s' is not requests a second from 0/s to 10000/s", "--rate", "20000/s");
        assertRefused("'3h' is not a duration such as 800ms, 3s or 5m", "--latency", "3h");
        assertRefused("'red' is not one of rolling, blue-green, canary", "--strategy", "red");
        assertRefused("--replicas 51 is outside 1 to 50", "--replicas", "51");
        assertRefused("--requests-per-user 0 is outside 1 or more", "--requests-per-user", "0");
        assertRefused("--recording needs --service", "--recording", "ledger.json");
    }

    private void assertRefused(String why, String... words) {
        assertThat(simulate(words)).as(why).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(why);
    }

    @Test
    void moreRunsThanAllowedAreRefused() {
        assertRefused("--runs", "--runs", "20001");
    }

    @Test
    void recordedTrafficTakesThePlaceOfTheDescribed() throws IOException {
        String good = recording(0).toString();

        assertThat(simulate("--recording", good, "--service", "order-service", "--json"))
                .isZero();
        assertThat(facts("faulty")).containsEntry("promoted", 20);
        out.getBuffer().setLength(0);
        String half = recording(5).toString();
        assertThat(simulate("--recording", half, "--service", "order-service", "--candidate", "new", "--json"))
                .isZero();
        assertThat(facts("faulty")).containsEntry("withdrawn", 20);
        assertThat(facts("clean")).containsEntry("promoted", 20);
    }

    @Test
    void aRecordingWithoutTheServiceSaysSo() throws IOException {
        assertThat(simulate("--recording", recording(0).toString(), "--service", "cart-service"))
                .isEqualTo(ExitCode.FAILED.number());
        assertThat(err.toString()).contains("no request of cart-service was recorded");
    }

    /** Ten seconds of 40 good requests to one release, and of ten to another that fails so many of them. */
    private Path recording(int errors) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            rows.add(row(second, "old", 40, 0));
            rows.add(row(second, "new", 10, errors));
        }
        return Files.writeString(
                folder.resolve("ledger.json"), JSON.std.asString(Map.of("until", 1_000_010, "rows", rows)));
    }

    private static Map<String, Object> row(int second, String release, int requests, int errors) {
        return Map.ofEntries(
                Map.entry("second", 1_000_000 + second),
                Map.entry("route", "order-service"),
                Map.entry("release", release),
                Map.entry("pinned", false),
                Map.entry("accepted", requests),
                Map.entry("completed", Map.of("1xx", 0, "2xx", requests - errors, "3xx", 0, "4xx", 0, "5xx", errors)),
                Map.entry("clientAborted", 0),
                Map.entry("notConnected", 0),
                Map.entry("retried", 0),
                Map.entry("inFlight", 0),
                Map.entry("histogram", NO_DURATIONS));
    }
}
