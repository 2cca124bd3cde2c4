package io.grocellery.daemon.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.CountSource;
import io.grocellery.core.objective.ServiceLevels;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.ObjectivesStatus.ObjectiveStatus;
import io.grocellery.core.status.ObjectivesStatus.SubjectStatus;
import io.grocellery.core.traffic.TrafficException;
import io.grocellery.target.local.objective.SqliteObjectives;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import io.grocellery.testkit.time.ManualClock;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live engine over restarts of the daemon and of the gateway, in simulated time, with budgets in a real file. */
class ObjectivesTest {

    private static final EnvironmentName PROD = new EnvironmentName("prod");
    private static final ServiceName ORDERS = new ServiceName("order-service");
    private static final int REMEMBERED = 900;

    @TempDir
    private Path folder;

    private final ManualClock clock = ManualClock.inJanuary();
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final PretendGateway gateway = new PretendGateway();
    private SqliteObjectives file;
    private Objectives objectives;
    private boolean wanted = true;

    /** Remembers the last 900 seconds since it was started. */
    private final class PretendGateway implements CountSource {

        private TreeMap<Long, Second> seconds = new TreeMap<>();
        private long began = clock.instant().getEpochSecond();
        private boolean silent;

        void served(long requests, long errors) {
            long second = clock.instant().getEpochSecond();
            seconds.put(second, new Second(second, Subject.of(ORDERS), requests, errors, 0));
        }

        void restart() {
            seconds = new TreeMap<>();
            began = clock.instant().getEpochSecond();
        }

        @Override
        public Counts since(long epochSecond) {
            if (silent) {
                throw new TrafficException("the gateway could not be asked", "it is silent", "wait");
            }
            long until = clock.instant().getEpochSecond();
            long from = Math.max(began, until - REMEMBERED);
            return new Counts(
                    from,
                    until,
                    List.copyOf(seconds.subMap(Math.max(from, epochSecond), Math.max(until, epochSecond))
                            .values()));
        }
    }

    @BeforeEach
    void startDaemon() {
        file = SqliteObjectives.open(folder.resolve("objectives.db"));
        ServiceLevels levels = new ServiceLevels(
                new ServiceLevelObjectives(0.999, 0.01, Duration.ofMillis(500), OptionalDouble.of(1_000)),
                BurnRule.STANDARD);
        objectives = new Objectives(
                PROD,
                List.of(Subject.of(ORDERS), Subject.of(new JourneyName("checkout"))),
                levels,
                gateway,
                file.of(PROD),
                journal,
                clock,
                () -> wanted);
    }

    @AfterEach
    void stopDaemon() {
        file.close();
    }

    private void restartDaemonAfter(Duration away) {
        stopDaemon();
        for (long second = 0; second < away.toSeconds(); second++) {
            gateway.served(20, 0);
            clock.advance(Duration.ofSeconds(1));
        }
        startDaemon();
    }

    private void live(int seconds, long requests, long errors) {
        for (int i = 0; i < seconds; i++) {
            gateway.served(requests, errors);
            clock.advance(Duration.ofSeconds(1));
            objectives.turn();
        }
    }

    /** It looks every two seconds: what is over by then is known. */
    private void settle() {
        clock.advance(Duration.ofSeconds(2));
        objectives.turn();
    }

    private SubjectStatus orders() {
        return objectives.status().subjects().getFirst();
    }

    private ObjectiveStatus availability() {
        return orders().objectives().getFirst();
    }

    private List<String> told() {
        return journal.read(0, EventJournal.LARGEST_PAGE).stream()
                .map(JournalEntry::event)
                .map(event -> event.kind() + " " + event.subject() + " "
                        + event.detail().get("rule"))
                .toList();
    }

    @Test
    void aFreshInstallationKnowsNothingAndTellsNobody() {
        objectives.turn();

        assertThat(availability().left()).isNull();
        assertThat(availability().seen()).isEmpty();
        assertThat(availability().outlook()).isEqualTo("too few requests to tell: 0 of 10,000");
        assertThat(objectives.budgetLeft(ORDERS)).isEmpty();
        assertThat(orders().throughput()).extracting("verdict").isEqualTo("not-asked");
        assertThat(told()).isEmpty();
    }

    @Test
    void countsWhatIsServedAndWhatIsLeft() {
        live(600, 20, 0);
        live(4, 20, 1);
        live(2, 20, 0);
        settle();

        assertThat(availability().requests()).isEqualTo(606 * 20);
        assertThat(availability().bad()).isEqualTo(4);
        assertThat(availability().target()).isEqualTo("99.9%");
        assertThat(availability().seen()).isEqualTo("99.967%");
        assertThat(objectives.budgetLeft(ORDERS))
                .hasValueSatisfying(left -> assertThat(left).isCloseTo(1 - 4 / 12.12, within(1e-6)));
        assertThat(orders().throughput()).extracting("verdict").isEqualTo("shown");
        assertThat(orders().observedSeconds()).isEqualTo(608);
    }

    @Test
    void whatWasCountedSurvivesTheDaemonAndTheGatewayFillsTheGap() {
        live(600, 20, 1);

        restartDaemonAfter(Duration.ofMinutes(10));
        live(2, 20, 0);
        settle();

        assertThat(availability().requests()).isEqualTo(1_202 * 20);
        assertThat(availability().bad()).isEqualTo(600);
        assertThat(orders().observedSeconds()).isEqualTo(1_204);
    }

    @Test
    void whatTheGatewayForgotIsNotObservedRatherThanGood() {
        live(600, 20, 1);

        restartDaemonAfter(Duration.ofHours(2));
        live(2, 20, 0);

        assertThat(orders().observedSeconds())
                .as("at most the minute that was not over is missing")
                .isBetween(540L + REMEMBERED, 600L + REMEMBERED + 2);
        assertThat(availability().requests()).isEqualTo(orders().observedSeconds() * 20);
    }

    @Test
    void whatWasCountedSurvivesTheGateway() {
        live(600, 20, 1);

        settle();
        gateway.restart();
        live(60, 20, 0);
        settle();

        assertThat(availability().requests()).isEqualTo(660 * 20);
        assertThat(availability().bad()).isEqualTo(600);
    }

    @Test
    void aFaultIsToldOnceAndItsEndToo() {
        live(300, 20, 0);
        live(120, 20, 10);

        assertThat(told())
                .contains("budget-alert-began order-service page 1h/5m")
                .doesNotHaveDuplicates();
        AlertsStatus.AlertStatus alert = objectives.alerts().firing().stream()
                .filter(each -> each.rule().equals("page 1h/5m"))
                .findFirst()
                .orElseThrow();
        assertThat(objectives.alerts().firing())
                .extracting(AlertsStatus.AlertStatus::urgency)
                .as("pages first")
                .isSorted();
        assertThat(alert.sentence()).contains("availability", "page 1h/5m fires at 14.4 times");
        assertThat(alert.remedy()).contains("./grocellery rollout rollback order-service");

        restartDaemonAfter(Duration.ofSeconds(5));
        live(30, 20, 10);
        assertThat(told()).as("a restart begins nothing anew").doesNotHaveDuplicates();
        assertThat(objectives.alerts().firing()).hasSameSizeAs(told());

        live(400, 20, 0);
        assertThat(told()).contains("budget-alert-ended order-service page 1h/5m");
        assertThat(objectives.alerts().ended())
                .extracting(AlertsStatus.AlertStatus::rule)
                .contains("page 1h/5m");
    }

    @Test
    void aGatewayThatDoesNotAnswerEndsNoAlert() {
        live(300, 20, 20);
        int firing = objectives.alerts().firing().size();
        assertThat(firing).isPositive();
        gateway.silent = true;

        live(3_000, 0, 0);

        assertThat(objectives.alerts().firing()).hasSize(firing);
        assertThat(objectives.status().countedUntil())
                .isLessThan(objectives.status().at());
    }

    @Test
    void anEnvironmentThatIsTakenDownHasNoAlerts() {
        live(300, 20, 20);
        assertThat(objectives.alerts().firing()).isNotEmpty();

        wanted = false;
        live(3, 0, 0);

        assertThat(objectives.alerts().firing()).isEmpty();
    }

    @Test
    void showsWhatAlertmanagerTold() {
        journal.append(new Event(
                clock.instant(),
                PROD,
                "order-service",
                "alert-firing",
                Severity.ERROR,
                "order-service is down",
                Map.of("alertname", "ServiceDown")));
        journal.append(new Event(
                clock.instant(),
                new EnvironmentName("dev"),
                "order-service",
                "alert-firing",
                Severity.ERROR,
                "another environment",
                Map.of()));

        assertThat(objectives.alerts().delivered()).singleElement().satisfies(told -> {
            assertThat(told.state()).isEqualTo("firing");
            assertThat(told.facts()).containsEntry("alertname", "ServiceDown");
        });
    }

    @Test
    void prometheusGetsEachObjectiveBudgetAndBurnRate() {
        live(600, 20, 0);
        live(60, 20, 1);
        settle();

        Map<String, Double> values = new TreeMap<>();
        for (MetricSnapshot snapshot : new ObjectiveMetrics(() -> List.of(objectives.status())).collect()) {
            for (GaugeDataPointSnapshot point : ((GaugeSnapshot) snapshot).getDataPoints()) {
                Labels labels = point.getLabels();
                values.put(
                        snapshot.getMetadata().getName() + " " + labels.get("objective") + " " + labels.get("of") + " "
                                + labels.get("window"),
                        point.getValue());
            }
        }

        assertThat(values)
                .containsEntry("grocellery_slo_objective availability order-service null", 0.999)
                .containsEntry("grocellery_slo_objective response_time_p95 order-service null", 0.95)
                .containsEntry("grocellery_slo_objective error_rate checkout null", 0.01)
                .containsEntry("grocellery_slo_objective throughput order-service null", 1_000.0)
                .containsEntry("grocellery_slo_error_budget_remaining availability checkout null", Double.NaN)
                .containsKeys(
                        "grocellery_slo_burn_rate availability order-service 5m",
                        "grocellery_slo_burn_rate availability order-service 3d");
        assertThat(values.get("grocellery_slo_error_budget_remaining availability order-service null"))
                .isCloseTo(1 - 60 / 13.2, within(1e-6));
        assertThat(values).hasSize(2 * (4 + 3 + 3 * 7));
    }

    @Test
    void theCourseHasEveryStepOfThirtyDays() {
        live(120, 20, 1);
        settle();

        assertThat(objectives.course().subjects().getFirst().steps()).hasSize(120);
        assertThat(objectives.course().subjects().getFirst().steps().getLast().requests())
                .isEqualTo(2_400);
    }
}
