package io.grocellery.target.local.journal;

import io.grocellery.core.journal.Event;
import io.grocellery.core.journal.EventJournal;
import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.journal.Severity;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.target.local.files.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The journal in a SQLite file, with a write-ahead log that reaches the disk before an append returns. */
public final class SqliteEventJournal implements EventJournal {

    private static final String COLUMNS = "sequence, at, environment, subject, kind, severity, message, detail";

    private static final SqliteFile.Contents CONTENTS = new SqliteFile.Contents(
            1,
            List.of("""
                    CREATE TABLE IF NOT EXISTS event (
                        sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
                        at          INTEGER NOT NULL,
                        environment TEXT NOT NULL,
                        subject     TEXT NOT NULL,
                        kind        TEXT NOT NULL,
                        severity    TEXT NOT NULL,
                        message     TEXT NOT NULL,
                        detail      TEXT NOT NULL
                    ) STRICT""", "CREATE INDEX IF NOT EXISTS event_by_environment ON event (environment, sequence)"),
            "the event journal cannot be used",
            "use that version, or start anew with `./grocellery down --purge`",
            "check that its folder can be written and has room; if the file is damaged, move it away: what runs goes on,"
                    + " only the history is lost");

    private final SqliteFile file;

    private SqliteEventJournal(SqliteFile file) {
        this.file = file;
    }

    /**
     * Opens it, made when it is not there, readable by its owner only.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it is no journal, is damaged, or was written by a newer
     *     version
     */
    public static SqliteEventJournal open(Path file) {
        return new SqliteEventJournal(SqliteFile.open(file, CONTENTS));
    }

    @Override
    public JournalEntry append(Event event) {
        return file.with(connection -> append(connection, event));
    }

    private static JournalEntry append(Connection connection, Event event) throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event (at, environment, subject, kind,"
                + " severity, message, detail) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING sequence")) {
            insert.setLong(1, event.at().toEpochMilli());
            insert.setString(2, event.environment().value());
            insert.setString(3, event.subject());
            insert.setString(4, event.kind());
            insert.setString(5, event.severity().name());
            insert.setString(6, event.message());
            insert.setString(7, JSON.std.asString(event.detail()));
            try (ResultSet inserted = insert.executeQuery()) {
                inserted.next();
                return new JournalEntry(inserted.getLong(1), event);
            }
        }
    }

    @Override
    public List<JournalEntry> read(long after, int limit) {
        return read("SELECT " + COLUMNS + " FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?", limit, query -> {
            query.setLong(1, after);
            query.setInt(2, limit);
        });
    }

    @Override
    public List<JournalEntry> read(EnvironmentName environment, long after, int limit) {
        String ofOne =
                "SELECT " + COLUMNS + " FROM event WHERE environment = ? AND sequence > ? ORDER BY sequence LIMIT ?";
        return read(ofOne, limit, query -> {
            query.setString(1, environment.value());
            query.setLong(2, after);
            query.setInt(3, limit);
        });
    }

    @Override
    public OptionalLong last() {
        return file.with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT max(sequence) FROM event")) {
                long last = result.next() ? result.getLong(1) : 0;
                return last == 0 ? OptionalLong.empty() : OptionalLong.of(last);
            }
        });
    }

    @Override
    public void close() {
        file.close();
    }

    private List<JournalEntry> read(String sql, int limit, Parameters parameters) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("a limit of " + limit + " is outside 1 to " + LARGEST_PAGE);
        }
        return file.with(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                parameters.set(query);
                return entries(query);
            }
        });
    }

    private static List<JournalEntry> entries(PreparedStatement query) throws SQLException, IOException {
        List<JournalEntry> entries = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return List.copyOf(entries);
    }

    private static JournalEntry entry(ResultSet row) throws SQLException, IOException {
        Event event = new Event(
                Instant.ofEpochMilli(row.getLong("at")),
                new EnvironmentName(row.getString("environment")),
                row.getString("subject"),
                row.getString("kind"),
                Severity.valueOf(row.getString("severity")),
                row.getString("message"),
                detail(row.getString("detail")));
        return new JournalEntry(row.getLong("sequence"), event);
    }

    private static Map<String, String> detail(String json) throws IOException {
        try {
            Map<String, String> detail = new TreeMap<>();
            JSON.std.mapFrom(json).forEach((name, value) -> detail.put(name, String.valueOf(value)));
            return detail;
        } catch (JacksonException damaged) {
            throw new IOException("the facts of an entry are damaged", damaged);
        }
    }

    /** Fills in a query. */
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }
}
