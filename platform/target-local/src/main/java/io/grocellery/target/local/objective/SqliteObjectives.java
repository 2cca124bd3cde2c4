package io.grocellery.target.local.objective;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.SqliteFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What was counted for the objectives of all environments, in a SQLite file. Safe for use by several threads. */
public final class SqliteObjectives implements AutoCloseable {

    private static final int SCHEMA = 1;

    private final Path file;
    private final Connection connection;

    private SqliteObjectives(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens it, made when it is not there, readable by its owner only.
     *
     * @throws ExplainedException when it is something else, is damaged, or was written by a newer version
     */
    public static SqliteObjectives open(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            SqliteObjectives objectives = new SqliteObjectives(absolute, SqliteFile.open(absolute));
            objectives.prepare();
            return objectives;
        } catch (SQLException | UncheckedIOException failed) {
            throw unusable(absolute, failed);
        }
    }

    /** The part of one environment. */
    public ObjectiveStore of(EnvironmentName environment) {
        return new SqliteObjectiveStore(this, environment.value());
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unusable(file, failed);
        }
    }

    /** Something done with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** All of it or nothing. */
    synchronized <T> T inTransaction(Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T done = work.on(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw unusable(file, failed);
        }
    }

    private void prepare() throws SQLException {
        if (SqliteFile.schema(connection) > SCHEMA) {
            close();
            throw new ExplainedException(
                    "the error budgets cannot be read",
                    file + " was written by a newer version of Grocellery",
                    "use that version, or move the file away: budgets begin anew, nothing else is lost");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS minute (
                        environment TEXT NOT NULL,
                        at          INTEGER NOT NULL,
                        kind        TEXT NOT NULL,
                        subject     TEXT NOT NULL,
                        requests    INTEGER NOT NULL,
                        errors      INTEGER NOT NULL,
                        slow        INTEGER NOT NULL,
                        observed    INTEGER NOT NULL,
                        PRIMARY KEY (environment, at, kind, subject)
                    ) STRICT, WITHOUT ROWID""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS hour (
                        environment       TEXT NOT NULL,
                        at                INTEGER NOT NULL,
                        kind              TEXT NOT NULL,
                        subject           TEXT NOT NULL,
                        requests          INTEGER NOT NULL,
                        errors            INTEGER NOT NULL,
                        slow              INTEGER NOT NULL,
                        observed          INTEGER NOT NULL,
                        busiest_requests  INTEGER NOT NULL,
                        busiest_errors    INTEGER NOT NULL,
                        PRIMARY KEY (environment, at, kind, subject)
                    ) STRICT, WITHOUT ROWID""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS alert (
                        environment  TEXT NOT NULL,
                        kind         TEXT NOT NULL,
                        subject      TEXT NOT NULL,
                        objective    TEXT NOT NULL,
                        urgency      TEXT NOT NULL,
                        long_window  INTEGER NOT NULL,
                        short_window INTEGER NOT NULL,
                        factor       REAL NOT NULL,
                        since        INTEGER NOT NULL,
                        long_burn    REAL NOT NULL,
                        short_burn   REAL NOT NULL,
                        ended        INTEGER,
                        PRIMARY KEY (environment, kind, subject, objective, long_window, since)
                    ) STRICT, WITHOUT ROWID""");
            statement.execute("PRAGMA user_version = " + SCHEMA);
        }
    }

    private static ExplainedException unusable(Path file, Exception failed) {
        return new ExplainedException(
                "the error budgets cannot be read or written",
                file + ": " + failed.getMessage(),
                "check that its folder can be written and has room; if the file is damaged, move it away: budgets begin"
                        + " anew, nothing else is lost",
                failed);
    }
}
