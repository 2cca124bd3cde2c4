package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.Progress;

/** A phase that failed: its message holds what happened, why, and what to do, a line each. */
final class ProgressFailure extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private ProgressFailure(String what, String why, String remedy) {
        super(what, why, remedy);
    }

    static ProgressFailure of(Progress progress) {
        String[] lines = progress.message().split("\n", 3);
        return new ProgressFailure(
                lines[0].isBlank() ? progress.phase() + " failed" : lines[0],
                lines.length > 1 ? lines[1] : "see the daemon's log",
                lines.length > 2 ? lines[2] : "./grocellery logs daemon");
    }
}
