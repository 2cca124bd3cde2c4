package io.grocellery.core.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a stage may report, and in which form. */
public enum ReportKind {
    /** JUnit XML: pass rate, numbers of tests, the failed ones with their lines. */
    TESTS,
    /** JaCoCo XML: covered lines and branches. */
    COVERAGE,
    /** JSON of {@code grocellery scan}: findings by severity. */
    SCAN,
    /** JSON of {@code grocellery authorisation}: answers that somebody should not have got. */
    AUTHORISATION,
    /** JSON of {@code grocellery bench journeys}: regressions against the baseline. */
    PERFORMANCE,
    /** JSON of {@code grocellery release}: the releases that later stages deploy. */
    RELEASES;

    /** As it stands in a delivery file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of that name. */
    public static Optional<ReportKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
