package io.grocellery.performance;

import io.grocellery.performance.benchmark.Figure;
import io.grocellery.performance.report.Results;
import io.grocellery.performance.runner.Result;

/** How it ended, for scripts. The numbers are those of the command line. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    MISSING_TOOL(3),
    TARGET_MISSED(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** A failure counts more than what was not run, and that more than a target that was missed. */
    static ExitCode of(Results results) {
        if (results.all().stream().anyMatch(Result.Failed.class::isInstance)) {
            return FAILED;
        }
        if (results.all().stream().anyMatch(Result.NotRun.class::isInstance)) {
            return MISSING_TOOL;
        }
        return !results.quick() && results.all().stream().anyMatch(ExitCode::misses) ? TARGET_MISSED : DONE;
    }

    private static boolean misses(Result result) {
        return result instanceof Result.Measured measured
                && measured.findings().figures().stream().map(Figure::met).anyMatch(met -> !met.orElse(true));
    }
}
