package io.grocellery.core.delivery;

import java.util.List;

/**
 * A service that is neither Java nor built by us: any program that listens on the port it is told.
 *
 * @param command the program and its arguments, run in the folder of the release
 * @param health a path that answers 2xx once it can serve
 */
public record ProgramDefinition(List<String> command, String health) {

    /** Asked when a delivery file names no other. */
    public static final String HEALTH = "/";

    /** @throws IllegalArgumentException without a command */
    public ProgramDefinition {
        command = List.copyOf(command);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new IllegalArgumentException("a command needs at least the name of a program");
        }
    }
}
