package io.grocellery.core.traffic;

import io.grocellery.core.problem.ExplainedException;
import org.jspecify.annotations.Nullable;

/** Traffic could not be steered or counted. */
public final class TrafficException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    public TrafficException(String what, String why, String remedy) {
        this(what, why, remedy, null);
    }

    public TrafficException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, why, remedy, cause);
    }
}
