package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;

/** There is no daemon to talk to. */
final class NotRunningException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    NotRunningException(String why, Throwable cause) {
        super("Grocellery is not running here", why, "start it with ./grocellery up", cause);
    }
}
