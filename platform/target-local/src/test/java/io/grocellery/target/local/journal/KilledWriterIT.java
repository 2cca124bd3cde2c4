package io.grocellery.target.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.target.local.sample.TestJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterIT {

    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessAppendedIsThere() throws Exception {
        Path file = folder.resolve("journal.db");
        Process writer = new ProcessBuilder(TestJvm.command(Writer.class, file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = 0;
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged < 50) {
                acknowledged = Long.parseLong(answers.readLine());
            }
            writer.destroyForcibly().waitFor();
        }

        try (SqliteEventJournal journal = SqliteEventJournal.open(file)) {
            assertThat(journal.read(0, 1_000)).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(journal.append(SqliteEventJournalTest.EVENT).sequence()).isGreaterThan(acknowledged);
        }
    }

    /** Appends until it is killed, and says each time what is safe. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            PrintStream answers = System.out;
            try (SqliteEventJournal journal = SqliteEventJournal.open(Path.of(arguments[0]))) {
                while (true) {
                    answers.println(journal.append(SqliteEventJournalTest.EVENT).sequence());
                    answers.flush();
                }
            }
        }
    }
}
