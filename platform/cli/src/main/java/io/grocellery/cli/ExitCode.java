package io.grocellery.cli;

import java.util.Arrays;

/** How a command ended, for scripts. The launcher uses 3, 4 and 5 too. */
enum ExitCode {
    /** It did what was asked. */
    DONE(0),
    /** It failed for a reason without a number of its own. */
    FAILED(1),
    /** The words of the command are wrong. */
    USAGE(2),
    /** A tool is missing: a JDK, Maven. */
    MISSING_TOOL(3),
    /** A folder cannot be written. */
    UNWRITABLE(4),
    /** The build failed. */
    BUILD_FAILED(5),
    /** Nothing runs here. */
    NOT_RUNNING(6),
    /** Something runs, and not all of it serves. */
    UNHEALTHY(7),
    /** The daemon refused what was asked. */
    REFUSED(8),
    /** A benchmark missed its target. */
    TARGET_MISSED(9),
    /** A rollout ended where it began. */
    ROLLED_BACK(10);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The one of another program's exit code; what has no meaning here is a failure. */
    static ExitCode numbered(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(FAILED);
    }
}
