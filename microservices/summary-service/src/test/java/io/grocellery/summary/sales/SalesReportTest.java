package io.grocellery.summary.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.summary.figures.Figures;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesReportTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);
    private static final Figures SOME = new Figures(2, 1, 9, 1000, 100, 20, 920);

    @Test
    void daysWithoutSalesAreThereWithZeros() {
        var report = SalesReport.byDay(new Period(FIRST, FIRST.plusDays(3)), Map.of(FIRST.plusDays(2), SOME));
        assertThat(report.items())
                .extracting(SalesReport.Item::day)
                .containsExactly(FIRST, FIRST.plusDays(1), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
        assertThat(report.items()).extracting(SalesReport.Item::orders).containsExactly(0L, 0L, 2L, 0L);
        assertThat(report.totals().total().amount()).isEqualTo(920);
    }

    @Test
    void totalsAreTheSumsOfTheCategories() {
        var report = SalesReport.byCategory(new Period(FIRST, FIRST), Map.of("Fruit", SOME, "Dairy", SOME));
        assertThat(report.totals().units()).isEqualTo(18);
        assertThat(report.totals().discount().amount()).isEqualTo(200);
    }

    @Test
    void aPeriodMayBeOneDayOrALeapYear() {
        assertThat(new Period(FIRST, FIRST).days()).containsExactly(FIRST);
        assertThat(new Period(LocalDate.of(2028, 1, 1), LocalDate.of(2028, 12, 31)).days())
                .hasSize(366);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01, from must not be after to",
        "2026-01-01, 2027-01-02, at most 366 days",
        "1999-12-31, 2000-01-01, must be in 2000-01-01..2199-12-31",
        "2199-12-31, 2200-01-01, must be in",
        "-999999999-01-01, +999999999-12-31, must be in",
    })
    void refusesOtherPeriods(LocalDate from, LocalDate to, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(from, to))
                .withMessageContaining(because);
    }
}
