package io.grocellery.target.local.postgres;

import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the server, or initdb, said when it failed, told so that a person can act. */
record ServerFailure(String what, String output, Path folder, Path log) {

    private static final List<String> TELLING = List.of("PANIC:", "FATAL:", "initdb: error:", "could not", "ERROR:");

    ExplainedException explained() {
        if (output.contains("No space left on device")) {
            return failure("the disk that holds " + folder + " is full", "make room there, then start again");
        }
        if (output.contains("Permission denied") || output.contains("Read-only file system")) {
            return failure(telling(), "make " + folder + " writable for the user that runs PostgreSQL");
        }
        if (output.contains("Cannot allocate memory") || output.contains("could not map anonymous shared memory")) {
            return failure("there is too little memory: " + telling(), "end other programs, then start again");
        }
        return failure(telling(), "see " + log);
    }

    /** Processes of a server that was killed are still on their way out. */
    boolean passesByItself() {
        return output.contains("pre-existing shared memory block");
    }

    private ExplainedException failure(String why, String remedy) {
        return new ExplainedException(what, why, remedy);
    }

    private String telling() {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return TELLING.stream()
                .flatMap(mark -> lines.stream().filter(line -> line.contains(mark)))
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.<String>empty() : Optional.of(lines.getLast()))
                .orElse("it ended without a word");
    }
}
