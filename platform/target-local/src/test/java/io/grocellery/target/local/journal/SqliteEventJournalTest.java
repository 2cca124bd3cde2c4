package io.grocellery.target.local.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.testkit.journal.EventJournalContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventJournalTest extends EventJournalContract {

    static final Event EVENT = new Event(
            Instant.parse("2026-01-01T08:00:00Z"),
            new EnvironmentName("dev"),
            "gateway",
            "ready",
            Severity.INFO,
            "the gateway is ready",
            Map.of());

    @TempDir
    private Path folder;

    private SqliteEventJournal journal;

    @BeforeEach
    void open() {
        journal = SqliteEventJournal.open(file());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Override
    protected EventJournal journal() {
        return journal;
    }

    @Test
    void whatWasAppendedIsThereWhenItIsOpenedAgain() {
        JournalEntry before = journal.append(EVENT);
        journal.close();

        journal = SqliteEventJournal.open(file());

        assertThat(journal.read(0, 10)).containsExactly(before);
        assertThat(journal.append(EVENT).sequence()).isGreaterThan(before.sequence());
    }

    @Test
    void twoMayHaveItOpenAtOnce() {
        try (SqliteEventJournal other = SqliteEventJournal.open(file())) {
            JournalEntry entry = other.append(EVENT);

            assertThat(journal.read(0, 10)).containsExactly(entry);
            assertThat(journal.append(EVENT).sequence()).isGreaterThan(entry.sequence());
        }
    }

    @Test
    void anAppendReachesTheDisk() throws SQLException {
        assertThat(ask("PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        journal.append(EVENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state/journal.db-wal"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsNoJournalIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.db"), "this is no database, but long enough to be one");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> SqliteEventJournal.open(other))
                .withMessageContaining("other.db");
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> SqliteEventJournal.open(Path.of("/dev/null/journal.db")))
                .withMessageContaining("/dev/null/journal.db");
    }

    @Test
    void oneOfANewerVersionIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> SqliteEventJournal.open(file()))
                .withMessageContaining("newer");
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private Path file() {
        return folder.resolve("state/journal.db");
    }
}
