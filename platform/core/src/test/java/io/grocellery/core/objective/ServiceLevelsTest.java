package io.grocellery.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.core.delivery.ServiceLevelObjectives;
import io.grocellery.core.model.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objectives, budgets and alerts over days of simulated time. */
class ServiceLevelsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Subject ORDERS = Subject.of(new ServiceName("order-service"));
    private static final int MONTH = (int) Objective.PERIOD.toMinutes();
    private static final ServiceLevels LEVELS = new ServiceLevels(
            new ServiceLevelObjectives(0.999, 0.01, Duration.ofMillis(500), OptionalDouble.of(1_000)),
            BurnRule.STANDARD);

    private final History history = new History();
    private final List<Alert> began = new ArrayList<>();
    private final List<Alert> ended = new ArrayList<>();
    private Alerts alerts = Alerts.NONE;
    private int minute;

    /** What is answered in one minute. */
    private interface Minute {
        Counted at(int minute);
    }

    private void live(int minutes, Minute behaviour) {
        for (int end = minute + minutes; minute < end; minute++) {
            history.add(BEGIN.getEpochSecond() / 60 + minute, behaviour.at(minute));
            Alerts.Step step = alerts.step(Map.of(ORDERS, LEVELS.standings(history, now())), now());
            alerts = step.alerts();
            began.addAll(step.began());
            ended.addAll(step.ended());
        }
    }

    /** In the last second of the present minute. */
    private Instant now() {
        return BEGIN.plusSeconds(60L * minute + 59);
    }

    private Instant present() {
        return BEGIN.plusSeconds(60L * minute - 1);
    }

    private static Counted requests(long requests, long errors) {
        return new Counted(requests, errors, 0, 60);
    }

    private Standing standing(ObjectiveKind kind) {
        return LEVELS.standings(history, present()).stream()
                .filter(each -> each.objective().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFreshInstallationIsSilentAndKnowsNothing() {
        assertThat(LEVELS.standings(history, BEGIN)).allSatisfy(standing -> {
            assertThat(standing.left()).isEmpty();
            assertThat(standing.rules()).noneMatch(RuleStanding::fires);
        });

        live(5, m -> requests(20, m == 0 ? 8 : 0));

        assertThat(began).as("eight errors of a start").isEmpty();
        assertThat(standing(ObjectiveKind.AVAILABILITY).left()).isEmpty();
    }

    @Test
    void aSlowBeginningIsNoTicketYet() {
        live(119, m -> new Counted(1_000, 0, 200, 60));
        assertThat(began)
                .as("20% slow burn 4 times too fast, for less than two hours")
                .isEmpty();

        live(1, m -> new Counted(1_000, 0, 200, 60));
        assertThat(began).extracting(each -> each.rule().name()).containsExactly("ticket 1d/2h");
    }

    @Test
    void whatIsNeededIsWholeWhateverTheFileSays() {
        ServiceLevels read = new ServiceLevels(
                new ServiceLevelObjectives(99.9 / 100, 0.01, Duration.ofMillis(500), OptionalDouble.empty()),
                BurnRule.STANDARD);

        assertThat(read.objectives().getFirst().requestsNeeded()).isEqualTo(10_000);
    }

    @Test
    void aQuietNightOfFailuresWakesNobody() {
        live(6 * 60, m -> requests(1, 1));

        assertThat(began).isEmpty();
    }

    @RepeatedTest(2)
    void thirtyHealthyDaysAreSilent(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());

        live(MONTH, m -> {
            long requests = 60 + random.nextLong(600);
            long errors = random.nextDouble() < requests * 0.0003 ? 1 : 0;
            return new Counted(requests, errors, requests / 50, 60);
        });

        assertThat(began).isEmpty();
        assertThat(standing(ObjectiveKind.AVAILABILITY).left().orElseThrow()).isCloseTo(0.7, within(0.02));
        assertThat(standing(ObjectiveKind.RESPONSE_TIME_P95).left().orElseThrow())
                .isCloseTo(0.61, within(0.02));
    }

    /** Against the Workbook's formula, to the minute that counting by minutes allows. */
    @ParameterizedTest
    @CsvSource({"1.0, page 1h/5m, 1", "0.1, page 1h/5m, 9", "0.02, page 1h/5m, 44", "0.01, page 6h/30m, 216"})
    void aFaultFiresAfterTheTimeThatTheFormulaSays(double errors, String first, int minutes) {
        live(3 * 1440, m -> requests(1_000, 0));
        int fault = minute;

        live(minutes + 1, m -> requests(1_000, Math.round(1_000 * errors)));

        Alert alert = began.getFirst();
        assertThat(alert.rule().name()).isEqualTo(first);
        assertThat(Duration.between(BEGIN.plusSeconds(60L * fault), alert.since()))
                .isLessThanOrEqualTo(alert.rule().timeToFire(errors, 0.001).plusMinutes(1));
    }

    @Test
    void anAlertGoesOnWhileTheFaultDoesAndEndsWithinItsShortWindow() {
        live(1440, m -> requests(1_000, 0));
        live(20, m -> requests(1_000, 500));
        assertThat(alerts.firing()).extracting(each -> each.rule().name()).contains("page 1h/5m", "page 6h/30m");
        assertThat(began)
                .as("each begins once")
                .doesNotHaveDuplicates()
                .hasSize(alerts.firing().size());

        live(5, m -> requests(1_000, 0));

        assertThat(ended).extracting(each -> each.rule().name()).containsExactly("page 1h/5m");
        assertThat(ended.getFirst().endedAt()).isPresent();
        live(6 * 60, m -> requests(1_000, 0));
        assertThat(alerts.firing()).isEmpty();
    }

    @Test
    void aSlowServiceRingsForItsResponseTimeAlone() {
        live(60, m -> new Counted(1_000, 0, 900, 60));

        assertThat(began).isNotEmpty().allMatch(each -> each.objective() == ObjectiveKind.RESPONSE_TIME_P95);
    }

    @Test
    void ofTwoThatCountTheSameEventsTheStricterRings() {
        live(60, m -> requests(1_000, 1_000));

        assertThat(began).isNotEmpty().allMatch(each -> each.objective() == ObjectiveKind.AVAILABILITY);
        ServiceLevels other = new ServiceLevels(
                new ServiceLevelObjectives(0.9, 0.01, Duration.ofMillis(500), OptionalDouble.empty()),
                BurnRule.STANDARD);
        assertThat(other.objectives())
                .filteredOn(Objective::rings)
                .extracting(Objective::kind)
                .containsExactly(ObjectiveKind.RESPONSE_TIME_P95, ObjectiveKind.ERROR_RATE);
    }

    /** The rolling period forgets: a fault of 31 days ago costs nothing any more. */
    @Test
    void theBudgetComesBackWhenThePeriodHasPassed() {
        live(60, m -> requests(1_000, 1_000));
        live(1440, m -> requests(1_000, 0));
        assertThat(standing(ObjectiveKind.AVAILABILITY).left().orElseThrow()).isNegative();

        live(MONTH - 1440 - 61, m -> requests(1_000, 0));
        assertThat(standing(ObjectiveKind.AVAILABILITY).left().orElseThrow()).isCloseTo(-0.389, within(0.001));

        live(61, m -> requests(1_000, 0));
        assertThat(standing(ObjectiveKind.AVAILABILITY).left()).hasValue(1);
    }

    @Test
    void whatNobodyObservedIsNeitherGoodNorBad() {
        live(60, m -> requests(1_000, 3));
        double before = standing(ObjectiveKind.AVAILABILITY).left().orElseThrow();
        minute += 600;

        live(1, m -> Counted.NOTHING);

        assertThat(standing(ObjectiveKind.AVAILABILITY).left()).hasValue(before);
        assertThat(standing(ObjectiveKind.AVAILABILITY).period().observed()).isEqualTo(3_600);
    }

    @Test
    void saysHowLongWhatIsLeftLastsAtThePresentPace() {
        live(120, m -> requests(1_000, 0));
        live(60, m -> requests(1_000, 2));

        Standing standing = standing(ObjectiveKind.AVAILABILITY);

        assertThat(standing.pace().orElseThrow()).isCloseTo(2, within(1e-9));
        assertThat(standing.left().orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(standing.lasts())
                .hasValueSatisfying(time -> assertThat(time).isCloseTo(Duration.ofDays(5), Duration.ofMinutes(1)));
    }

    @Test
    void throughputShowsOnlyWhenItIsAskedFor() {
        live(3, m -> requests(200, 0));
        assertThat(LEVELS.throughput(history, present()))
                .contains(new Throughput(1_000, 200, 200))
                .map(Throughput::verdict)
                .contains(Throughput.Verdict.NOT_ASKED);

        live(1, m -> requests(1_200, 10));
        assertThat(LEVELS.throughput(history, present()))
                .map(Throughput::verdict)
                .contains(Throughput.Verdict.SHOWN);

        live(1, m -> requests(1_300, 400));
        assertThat(LEVELS.throughput(history, present()))
                .map(Throughput::verdict)
                .contains(Throughput.Verdict.MISSED);
    }

    /** Whatever happens: who is told of has at least ten bad requests behind it, and begins and ends in turns. */
    @RepeatedTest(10)
    void anAlertRestsOnTenBadRequestsAndEndsOnce(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double[] share = {0};

        live(4 * 1440, m -> {
            if (random.nextInt(120) == 0) {
                share[0] = random.nextBoolean() ? 0 : random.nextDouble();
            }
            long requests = random.nextLong(30);
            long bad = random.doubles(requests).filter(draw -> draw < share[0]).count();
            return new Counted(requests, bad, 0, 60);
        });

        assertThat(began).hasSize(ended.size() + alerts.firing().size());
        assertThat(began)
                .allSatisfy(alert -> assertThat(alert.longBurn())
                        .isGreaterThanOrEqualTo(alert.rule().factor()));
        assertThat(LEVELS.standings(history, present()))
                .flatExtracting(Standing::rules)
                .filteredOn(RuleStanding::fires)
                .allSatisfy(rule -> assertThat(rule.requests() * rule.longBurn().orElseThrow() * 0.001)
                        .isGreaterThanOrEqualTo(10 - 1e-9));
    }
}
