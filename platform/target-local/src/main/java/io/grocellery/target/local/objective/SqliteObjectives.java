package io.grocellery.target.local.objective;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.target.local.files.SqliteFile;
import java.nio.file.Path;
import java.util.List;

/** What was counted for the objectives of all environments, in a SQLite file. Safe for use by several threads. */
public final class SqliteObjectives implements AutoCloseable {

    private static final SqliteFile.Contents CONTENTS = new SqliteFile.Contents(
            1,
            List.of("""
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
                    ) STRICT, WITHOUT ROWID""", """
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
                    ) STRICT, WITHOUT ROWID""", """
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
                    ) STRICT, WITHOUT ROWID"""),
            "the error budgets cannot be read or written",
            "use that version, or move the file away: budgets begin anew, nothing else is lost",
            "check that its folder can be written and has room; if the file is damaged, move it away: budgets begin"
                    + " anew, nothing else is lost");

    private final SqliteFile file;

    private SqliteObjectives(SqliteFile file) {
        this.file = file;
    }

    /**
     * Opens it, made when it is not there, readable by its owner only.
     *
     * @throws io.grocellery.core.problem.ExplainedException when it is something else, is damaged, or was written by a
     *     newer version
     */
    public static SqliteObjectives open(Path file) {
        return new SqliteObjectives(SqliteFile.open(file, CONTENTS));
    }

    /** The part of one environment. */
    public ObjectiveStore of(EnvironmentName environment) {
        return new SqliteObjectiveStore(file, environment.value());
    }

    @Override
    public void close() {
        file.close();
    }
}
