package io.grocellery.systemtest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.Customer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import io.grocellery.systemtest.telemetry.PrometheusApi.Rule;
import io.grocellery.systemtest.telemetry.PrometheusApi.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.jr.ob.JSON;

/**
 * One shop with everything beside it that watches: Prometheus sees all of it, each rule has data, and each alert comes on
 * its fault. The alert rules go sixty times faster here; nothing else of them differs.
 */
@LargeTest
@ExtendWith(MonitoringTools.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MonitoringIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int OURS = 4;

    /** No backup is made yet: `BackupTooOld` is silent for that, and is tested with a stand-in. */
    private static final Set<String> NOT_YET = Set.of("grocellery_backup_last_success_timestamp_seconds");

    private final RunningGrocellery shop = RunningGrocellery.notStarted();
    private final PrometheusApi prometheus =
            new PrometheusApi(URI.create("http://127.0.0.1:" + (9090 + shop.offset()) + "/"));

    @BeforeAll
    void asThePageSays() throws IOException, InterruptedException {
        Guide.Run run = Guide.read(shop.home().resolve("docs/guide/monitoring.md"))
                .run(shop.home(), shop.environment(Map.of()));
        assertThat(run.failures()).as(run.output()).isEmpty();
        shop.up("--with", "zipkin,prometheus", "--alert-speed", "60");
    }

    @AfterAll
    void purge() {
        shop.close();
    }

    @Test
    @Order(1)
    void prometheusSeesAllThatRuns() {
        Eventually.holds(
                "every target is up",
                SOON,
                () -> prometheus.targets().size() == OURS + 5
                        && prometheus.targets().stream()
                                .allMatch(target -> target.health().equals("up")));

        assertThat(prometheus.targets())
                .extracting(Target::instance)
                .containsExactlyInAnyOrder(
                        "product-service-1",
                        "cart-service-1",
                        "order-service-1",
                        "summary-service-1",
                        "gateway",
                        "daemon",
                        "postgresql",
                        "prometheus",
                        "alertmanager");
        assertThat(prometheus.query("up{job=\"services\", environment=\"dev\", release=~\"r-.+\"} == 1"))
                .hasSize(OURS);
    }

    @Test
    @Order(2)
    void theyListenOnThisMachineAloneAndTellNoSecret() {
        Command.Result sockets = Command.in(Path.of("/"), "sh", "-c", "cat /proc/net/tcp /proc/net/tcp6")
                .run();
        assertThat(Stream.of(9411, 9090, 9093, 9187).map(port -> port + shop.offset()))
                .allSatisfy(port -> assertThat(sockets.output())
                        .containsPattern(
                                String.format("(?:0100007F|0000000000000000FFFF00000100007F):%04X .* 0A ", port))
                        .doesNotContainPattern(String.format(" 0+:%04X [0-9A-F]+:0000 0A ", port)));
        String password = shop.grocellery("params", "get", "/grocellery/dev/monitoring/database-password", "--show")
                .output()
                .strip();
        assertThat(password).hasSizeGreaterThan(20);
        assertThat(ProcessHandle.allProcesses().map(MonitoringIT::told)).noneMatch(told -> told.contains(password));
    }

    /** Arguments and environment, where we may read them. */
    private static String told(ProcessHandle process) {
        try {
            Path folder = Path.of("/proc", Long.toString(process.pid()));
            return Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    + Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException notOurs) {
            return "";
        }
    }

    @Test
    @Order(10)
    void eachRuleHasData() {
        try (Repeated browsing = browsing();
                Repeated buying = buying()) {
            Eventually.holds("orders are placed", SOON, () -> buying.done() > 1 && browsing.done() > 1);
            Set<String> empty = new TreeSet<>();
            try {
                Eventually.holds("every rule has data", SOON, () -> {
                    empty.clear();
                    prometheus.rules().forEach(rule -> empty.addAll(withoutData(rule)));
                    return empty.equals(new TreeSet<>(expectedEmpty()));
                });
            } catch (AssertionError missing) {
                throw new AssertionError("no data for " + empty, missing);
            }
            assertThat(prometheus.rules())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(rule -> assertThat(rule.health())
                            .as(rule.name() + ": " + rule.lastError())
                            .isEqualTo("ok"));
        }
    }

    private Stream<String> parts(Rule rule) {
        Expression expression = new Expression(rule.query());
        return Stream.concat(expression.sides(), expression.metrics().stream());
    }

    private List<String> withoutData(Rule rule) {
        return parts(rule).filter(part -> prometheus.query(part).isEmpty()).toList();
    }

    private List<String> expectedEmpty() {
        return prometheus.rules().stream()
                .flatMap(this::parts)
                .filter(part -> NOT_YET.stream().anyMatch(part::contains))
                .toList();
    }

    @Test
    @Order(20)
    @SuppressWarnings("try") // shoppers go on meanwhile
    void eachPanelOfEachDashboardHasData() {
        try (Repeated browsing = browsing();
                Repeated buying = buying()) {
            List<Dashboards.Query> empty = new ArrayList<>();
            try {
                Eventually.holds("every panel has data", SOON, () -> {
                    empty.clear();
                    empty.addAll(Dashboards.unanswered(this::hasData));
                    return empty.isEmpty();
                });
            } catch (AssertionError missing) {
                throw new AssertionError("no data for " + empty, missing);
            }
        }
    }

    /** A figure at least: not a number is none. */
    private boolean hasData(String query) {
        return prometheus.query(query).stream().anyMatch(sample -> !Double.isNaN(sample.value()));
    }

    @Test
    @Order(30)
    void whatWatchesMayEndWithoutAShopperNoticing() {
        long zipkin = companion("zipkin");
        long watching = companion("prometheus");
        try (Repeated browsing = Repeated.by(2, 20, this::browses);
                Repeated buying = buying()) {
            Eventually.holds("shoppers", SOON, () -> browsing.done() > 100 && buying.done() > 5);
            kill("KILL", zipkin);
            kill("KILL", watching);
            Eventually.holds(
                    "both are there again",
                    SOON,
                    () -> companion("zipkin") != zipkin
                            && companion("prometheus") != watching
                            && ready("zipkin")
                            && ready("prometheus"));
            assertThat(browsing.failed()).isZero();
            assertThat(buying.failed()).isZero();
        }
    }

    @Test
    @Order(40)
    void eachAlertFiresOnItsFaultAndReachesTheJournal() {
        Alarms alarms = new Alarms(shop);
        Set<String> all =
                AlertRules.alerts().stream().map(AlertRules.Alert::name).collect(Collectors.toSet());
        Faults faults = new Faults(shop);

        faults.whileMostIsWrong(alarms);
        faults.whileEventsWait(alarms);
        faults.whileTheDatabaseIsDown(alarms);

        assertThat(alarms.fired()).containsAll(all);
    }

    @Test
    @Order(50)
    void theRunbooksCommandsWork() throws IOException {
        Eventually.holds("the shop serves again", SOON, shop::serves);
        try (Stream<Path> runbooks = Files.list(shop.home().resolve("docs/runbooks"))) {
            List<String> commands =
                    runbooks.flatMap(MonitoringIT::commands).distinct().toList();
            assertThat(commands).hasSizeGreaterThan(5).allSatisfy(this::assertWorks);
        }
    }

    private static Stream<String> commands(Path runbook) {
        try {
            return Files.readString(runbook)
                    .lines()
                    .dropWhile(line -> !line.equals("```sh"))
                    .skip(1)
                    .takeWhile(line -> !line.equals("```"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void assertWorks(String command) {
        Command.Result result =
                shop.grocellery(command.replace("./grocellery ", "").split(" ", -1));
        assertThat(result.code()).as(command + "\n" + result.output()).isZero();
    }

    private Repeated browsing() {
        return Repeated.by(2, 100, this::browses);
    }

    private boolean browses() {
        return Http.get(shop.gateway().resolve("/products?limit=5")).statusCode() == 200;
    }

    private Repeated buying() {
        Customer alice = new Customer(shop.gateway(), shop.tokenOf("alice"));
        List<String> products = alice.products(2);
        return Repeated.by(
                1,
                200,
                () -> alice.order(alice.cartWith(products), UUID.randomUUID()).statusCode() == 201);
    }

    private Map<?, ?> process(String companion) {
        return JSON
                .std
                .listFrom(Http.get(shop.daemon().resolve("/api/companions")).body())
                .stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> companion.equals(each.get("name")))
                .map(each -> (Map<?, ?>) Objects.requireNonNull(each.get("process")))
                .findFirst()
                .orElseThrow();
    }

    /** Its process; 0 while there is none. */
    private long companion(String name) {
        return process(name).get("pid") instanceof Number pid ? pid.longValue() : 0;
    }

    private boolean ready(String name) {
        return "READY".equals(process(name).get("state"));
    }

    private static void kill(String signal, long pid) {
        Command.in(Path.of("/"), "sh", "-c", "kill -s " + signal + " " + pid).run();
    }
}
