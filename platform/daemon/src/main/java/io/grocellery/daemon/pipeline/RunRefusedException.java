package io.grocellery.daemon.pipeline;

import io.grocellery.core.problem.ExplainedException;

/** A run was not begun, or does not do what was asked; nothing has changed. */
final class RunRefusedException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    RunRefusedException(String what, String why, String remedy) {
        super(what, why, remedy);
    }
}
