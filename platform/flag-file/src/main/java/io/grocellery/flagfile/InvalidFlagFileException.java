package io.grocellery.flagfile;

import java.util.List;

/** A file of flags that cannot be used, with everything that is wrong with it. */
public final class InvalidFlagFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidFlagFileException(List<Problem> problems) {
        super(String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** At least one, each with its path, what is wrong and what is allowed. */
    public List<String> problems() {
        return problems.stream().map(Problem::toString).toList();
    }
}
