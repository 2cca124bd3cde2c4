package io.grocellery.daemon.pipeline;

import io.grocellery.target.local.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a stage that the daemon itself carries out writes. */
record StageLog(Path file) {

    void line(String text) {
        try {
            if (!Files.exists(file)) {
                DurableFile.write(file, "");
            }
            Files.writeString(file, text + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
