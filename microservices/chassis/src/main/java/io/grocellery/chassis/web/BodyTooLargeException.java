package io.grocellery.chassis.web;

import io.grocellery.chassis.config.ByteSize;
import io.grocellery.chassis.problem.HasProblem;
import io.grocellery.chassis.problem.Problem;
import java.io.IOException;

final class BodyTooLargeException extends IOException implements HasProblem {

    private final transient ByteSize limit;

    BodyTooLargeException(ByteSize limit) {
        super("body larger than " + limit.bytes() + " bytes");
        this.limit = limit;
    }

    @Override
    public Problem problem() {
        return BodyLimitFilter.tooLarge(limit);
    }
}
