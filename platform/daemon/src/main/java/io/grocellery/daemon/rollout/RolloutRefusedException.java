package io.grocellery.daemon.rollout;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.rollout.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** A rollout was not begun, or does not do what was asked; nothing has changed. */
public final class RolloutRefusedException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param refusals everything that stands against it, at least one */
    RolloutRefusedException(String what, List<Refusal> refusals) {
        super(
                what,
                refusals.stream().map(Refusal::why).distinct().collect(Collectors.joining("; ")),
                refusals.stream().map(Refusal::remedy).distinct().collect(Collectors.joining("; ")));
        this.code = refusals.getFirst().code();
    }

    /** A stable name of the first reason, such as {@code unknown-release}. */
    public String code() {
        return code;
    }
}
