package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grocellery.cli.Line.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "1, 400, 0",
        "20, 400, 0.5",
        "400, 400, 1",
        "9000, 400, 1",
        "0.2, 400, 0",
        "0, 400, 0",
        "1, 0.05, 0",
        "0.05, 0.05, 1",
        "0.0001, 0.05, 1",
        "0, 0.05, 1",
        "7, 0.05, 0"
    })
    void equalFactorsAreEqualStepsFromOneToTheThreshold(double value, double threshold, double way) {
        assertThat(Bars.logarithmic(value, threshold)).isEqualTo(way, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 300, 0", "150, 300, 0.5", "400, 300, 1", "1, 0, 0"})
    void countsGoEvenly(double value, double threshold, double way) {
        assertThat(Bars.linear(value, threshold)).isEqualTo(way, within(1e-9));
    }

    @Test
    void aBarIsExactToAnEighthOfAColumn() {
        assertThat(Bars.of(0.5, 4, Tone.GOOD).text()).isEqualTo("██░░");
        assertThat(Bars.of(0.03125, 4, Tone.GOOD).text()).isEqualTo("▏░░░");
        assertThat(Bars.of(0, 4, Tone.GOOD).text()).isEqualTo("░░░░");
        assertThat(Bars.of(7, 4, Tone.GOOD).text()).isEqualTo("████");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.05, 0.05",
        "1, 1",
        "12.34, 12.3",
        "400, 400",
        "4186.2, 4186",
        "0.00001, 1.0e-05",
        "2e9, 2.0e+09"
    })
    void figuresHaveThreeDigitsOrSo(double value, String text) {
        assertThat(Evidence.figure(value)).isEqualTo(text);
    }
}
