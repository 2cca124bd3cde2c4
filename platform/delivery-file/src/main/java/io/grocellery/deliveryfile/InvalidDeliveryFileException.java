package io.grocellery.deliveryfile;

import java.util.List;
import java.util.stream.Collectors;

/** A delivery file that cannot be used, with everything that is wrong with it. */
public final class InvalidDeliveryFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidDeliveryFileException(String file, List<Problem> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    List<Problem> problems() {
        return problems;
    }

    private static String message(String file, List<Problem> problems) {
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        file + " has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                                + System.lineSeparator(),
                        ""));
    }
}
