package io.grocellery.gateway.table;

import java.util.List;

/** A table that cannot be served, with every problem found in it. */
public final class InvalidTableException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidTableException(List<String> problems) {
        super("the gateway's table has " + problems.size() + " problem(s): " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem as {@code path: what is wrong and what is allowed}. */
    public List<String> problems() {
        return problems;
    }
}
