package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.Progress;

/** A phase that failed: its message holds what happened, why, and what to do, a line each. */
final class ProgressFailure extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private final String phase;

    private ProgressFailure(String phase, String what, String why, String remedy) {
        super(what, why, remedy);
        this.phase = phase;
    }

    /** @param phase that failed last; empty when none did */
    static ProgressFailure of(String phase, Progress progress) {
        String[] lines = progress.message().split("\n", 3);
        return new ProgressFailure(
                phase,
                lines[0].isBlank() ? progress.phase() + " failed" : lines[0],
                lines.length > 1 ? lines[1] : "see the daemon's log",
                lines.length > 2 ? lines[2] : "./grocellery logs daemon");
    }

    ExitCode exitCode() {
        return switch (phase) {
            case "build" -> ExitCode.BUILD_FAILED;
            case "tools" -> ExitCode.MISSING_TOOL;
            case "attestations" -> ExitCode.REFUSED;
            default -> ExitCode.FAILED;
        };
    }
}
