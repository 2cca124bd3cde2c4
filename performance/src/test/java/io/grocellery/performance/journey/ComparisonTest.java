package io.grocellery.performance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.performance.journey.Comparison.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {

    private static final Figure P95 = new Figure("browse", Figure.P95);
    private static final Figure THROUGHPUT = new Figure("browse", Figure.THROUGHPUT);

    @Test
    void whatIsClearlySlowerIsARegression() {
        Comparison comparison = compare(P95, List.of(40.0, 41.0, 39.0, 40.0), List.of(60.0, 62.0, 61.0, 59.0));
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(comparison.regression()).isCloseTo(0.51, within(0.01));
        assertThat(comparison.low()).isBetween(0.4, comparison.regression());
        assertThat(comparison.high()).isGreaterThan(comparison.regression());
    }

    @Test
    void fewerRequestsASecondAreWorseAndMoreAreBetter() {
        assertThat(compare(THROUGHPUT, List.of(100.0, 101.0, 99.0, 100.0), List.of(50.0, 51.0, 49.0, 50.0))
                        .verdict())
                .isEqualTo(Verdict.REGRESSION);
        assertThat(compare(THROUGHPUT, List.of(50.0, 51.0, 49.0, 50.0), List.of(100.0, 101.0, 99.0, 100.0))
                        .verdict())
                .isEqualTo(Verdict.NO_REGRESSION);
    }

    @Test
    void whatIsAlikeIsNone() {
        assertThat(compare(P95, List.of(40.0, 41.0, 39.0, 40.0), List.of(41.0, 40.0, 42.0, 40.0))
                        .verdict())
                .isEqualTo(Verdict.NO_REGRESSION);
    }

    @Test
    void whatSwingsTooMuchToTellIsNotJudged() {
        assertThat(compare(P95, List.of(20.0, 60.0, 30.0, 50.0), List.of(25.0, 70.0, 30.0, 60.0))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatSwingsForBothIsNoDoubtWhereTheyWereMeasuredInTurn() {
        List<Double> before = List.of(20.0, 60.0, 30.0, 50.0);
        List<Double> now = List.of(20.4, 61.0, 30.3, 50.5);
        assertThat(compare(P95, before, now).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Comparison.of(P95, before, now, true, 0.1, new SplittableRandom(1))
                        .verdict())
                .isEqualTo(Verdict.NO_REGRESSION);
    }

    @Test
    void aFewRoundsAreNotJudged() {
        assertThat(compare(P95, List.of(40.0, 41.0, 39.0), List.of(80.0, 81.0, 79.0))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aBaselineIsReadAsItWasStored(@TempDir Path folder) throws IOException {
        Samples samples =
                Samples.of(List.of(Map.of(P95, 40.0, THROUGHPUT, 100.0), Map.of(P95, 42.0, THROUGHPUT, 98.0)));
        assertThat(Reference.stored(folder, "some-machine")).isEmpty();
        Reference.save(folder, "some-machine", "abc1234", samples);
        assertThat(Reference.stored(folder, "some-machine"))
                .hasValue(new Reference("abc1234", Reference.STORED, samples));
        assertThat(Reference.stored(folder, "another")).isEmpty();
    }

    @Test
    void theWorstThatIsCertainIsWhatAGateReads() throws IOException {
        TreeMap<Figure, List<Double>> before = new TreeMap<>(Map.of(P95, List.of(40.0, 40.0, 40.0, 40.0)));
        TreeMap<Figure, List<Double>> now = new TreeMap<>(Map.of(P95, List.of(50.0, 50.0, 50.0, 50.0)));
        Reference reference = new Reference("abc1234", Reference.STORED, new Samples(before));
        Report report = Report.of(
                "staging",
                "some-machine",
                Optional.of(reference),
                Optional.of("prod"),
                new Samples(now),
                0.1,
                new SplittableRandom(1));
        assertThat(report.verdict()).isEqualTo("regression");
        assertThat(report.json()).contains("\"worst_regression\" : 0.25", "\"how\" : \"stored\"", "abc1234");
        assertThat(report.text()).contains("browse p95", "+25% worse (+25% to +25%): regression");
    }

    @Test
    void theFirstReleaseHasNothingToBeSlowerThan() throws IOException {
        Report first = alone(Optional.of("prod"));
        assertThat(first.verdict()).isEqualTo("first");
        assertThat(first.json())
                .contains("\"first\" : \"prod serves no release yet, and no baseline of machines of class some-machine")
                .doesNotContain("worst_regression", "note");
    }

    @Test
    void withoutAnythingToCompareWithThereIsNoPass() throws IOException {
        Report alone = alone(Optional.empty());
        assertThat(alone.verdict()).isEqualTo("no-baseline");
        assertThat(alone.json())
                .contains("\"note\" : \"no baseline: nothing compared\"")
                .doesNotContain("first");
    }

    private static Report alone(Optional<String> empty) {
        Samples samples = new Samples(new TreeMap<>(Map.of(P95, List.of(50.0, 50.0, 50.0, 50.0))));
        return Report.of("staging", "some-machine", Optional.empty(), empty, samples, 0.1, new SplittableRandom(1));
    }

    private static Comparison compare(Figure figure, List<Double> before, List<Double> now) {
        return Comparison.of(figure, before, now, false, 0.1, new SplittableRandom(1));
    }
}
