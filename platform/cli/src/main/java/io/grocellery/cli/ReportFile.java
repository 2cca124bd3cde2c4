package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command was told to write what it found to. */
record ReportFile(Path path) {

    /**
     * Writes it, and the folders that it lies in.
     *
     * @throws ExplainedException when it cannot be written
     */
    void write(String content) {
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            Files.writeString(path, content);
        } catch (IOException unwritable) {
            throw new ExplainedException(
                    "the report " + path + " cannot be written",
                    unwritable.toString(),
                    "name a file in a folder that you may write",
                    unwritable);
        }
    }
}
