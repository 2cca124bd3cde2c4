package io.grocellery.target.local.objective;

import io.grocellery.core.objective.Alert;
import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.History;
import io.grocellery.core.objective.Objective;
import io.grocellery.core.objective.ObjectiveKind;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.objective.Subject;
import io.grocellery.target.local.files.SqliteFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One environment's part of the file. */
final class SqliteObjectiveStore implements ObjectiveStore {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MOST_ALERTS = 200;

    private final SqliteFile file;
    private final String environment;

    SqliteObjectiveStore(SqliteFile file, String environment) {
        this.file = file;
        this.environment = environment;
    }

    @Override
    public void keep(List<Minute> minutes) {
        file.inTransaction(connection -> {
            for (Minute minute : minutes) {
                if (insert(connection, minute)) {
                    addToHour(connection, minute);
                }
            }
            return minutes.size();
        });
    }

    private boolean insert(Connection connection, Minute minute) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO minute VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            fill(insert, minute.epochMinute(), minute.subject(), minute.counted());
            return insert.executeUpdate() == 1;
        }
    }

    private void addToHour(Connection connection, Minute minute) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO hour VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (environment, at, kind, subject) DO UPDATE SET
                    requests = requests + excluded.requests,
                    errors = errors + excluded.errors,
                    slow = slow + excluded.slow,
                    observed = observed + excluded.observed,
                    busiest_errors = CASE WHEN excluded.busiest_requests >= busiest_requests
                        THEN excluded.busiest_errors ELSE busiest_errors END,
                    busiest_requests = max(busiest_requests, excluded.busiest_requests)""")) {
            fill(upsert, Math.floorDiv(minute.epochMinute(), MINUTES_PER_HOUR), minute.subject(), minute.counted());
            upsert.setLong(9, minute.counted().requests());
            upsert.setLong(10, minute.counted().errors());
            upsert.executeUpdate();
        }
    }

    private void fill(PreparedStatement statement, long at, Subject subject, Counted counted) throws SQLException {
        statement.setString(1, environment);
        statement.setLong(2, at);
        statement.setString(3, subject.kind().name());
        statement.setString(4, subject.name());
        statement.setLong(5, counted.requests());
        statement.setLong(6, counted.errors());
        statement.setLong(7, counted.slow());
        statement.setLong(8, counted.observed());
    }

    @Override
    public List<Minute> minutesFrom(long epochMinute) {
        return read(
                "SELECT * FROM minute WHERE environment = ? AND at >= ? ORDER BY at",
                epochMinute,
                row -> new Minute(subject(row), row.getLong("at"), counted(row)));
    }

    @Override
    public List<Hour> hoursFrom(long epochHour) {
        return read(
                "SELECT * FROM hour WHERE environment = ? AND at >= ? ORDER BY at",
                epochHour,
                row -> new Hour(
                        subject(row),
                        row.getLong("at"),
                        counted(row),
                        new Counted(
                                row.getLong("busiest_requests"),
                                row.getLong("busiest_errors"),
                                0,
                                SECONDS_PER_MINUTE)));
    }

    @Override
    public void keep(Alert alert) {
        file.inTransaction(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO alert VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                upsert.setString(1, environment);
                upsert.setString(2, alert.subject().kind().name());
                upsert.setString(3, alert.subject().name());
                upsert.setString(4, alert.objective().name());
                upsert.setString(5, alert.rule().urgency().name());
                upsert.setLong(6, alert.rule().longWindow().toSeconds());
                upsert.setLong(7, alert.rule().shortWindow().toSeconds());
                upsert.setDouble(8, alert.rule().factor());
                upsert.setLong(9, alert.since().toEpochMilli());
                upsert.setDouble(10, alert.longBurn());
                upsert.setDouble(11, alert.shortBurn());
                if (alert.endedAt().isPresent()) {
                    upsert.setLong(12, alert.endedAt().get().toEpochMilli());
                } else {
                    upsert.setNull(12, Types.INTEGER);
                }
                return upsert.executeUpdate();
            }
        });
    }

    @Override
    public List<Alert> alertsSince(Instant since) {
        String query = "SELECT * FROM alert WHERE environment = ? AND (ended IS NULL OR ended >= ?)"
                + " ORDER BY since DESC LIMIT " + MOST_ALERTS;
        return read(query, since.toEpochMilli(), SqliteObjectiveStore::alert);
    }

    @Override
    public void forget(Instant now) {
        long minutes = now.minus(History.MINUTES_KEPT).getEpochSecond() / SECONDS_PER_MINUTE;
        long hours = now.minus(Objective.PERIOD).getEpochSecond() / SECONDS_PER_MINUTE / MINUTES_PER_HOUR;
        file.inTransaction(
                connection -> delete(connection, "DELETE FROM minute WHERE environment = ? AND at < ?", minutes)
                        + delete(connection, "DELETE FROM hour WHERE environment = ? AND at < ?", hours)
                        + delete(
                                connection,
                                "DELETE FROM alert WHERE environment = ? AND ended < ?",
                                now.minus(Objective.PERIOD).toEpochMilli()));
    }

    private int delete(Connection connection, String statement, long before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setString(1, environment);
            delete.setLong(2, before);
            return delete.executeUpdate();
        }
    }

    /** Makes something of a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, long from, Reading<T> reading) {
        return file.inTransaction(connection -> {
            List<T> read = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setString(1, environment);
                select.setLong(2, from);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        read.add(reading.of(rows));
                    }
                }
            }
            return List.copyOf(read);
        });
    }

    private static Alert alert(ResultSet row) throws SQLException {
        long ended = row.getLong("ended");
        boolean over = !row.wasNull();
        return new Alert(
                subject(row),
                ObjectiveKind.valueOf(row.getString("objective")),
                new BurnRule(
                        BurnRule.Urgency.valueOf(row.getString("urgency")),
                        Duration.ofSeconds(row.getLong("long_window")),
                        Duration.ofSeconds(row.getLong("short_window")),
                        row.getDouble("factor")),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getDouble("long_burn"),
                row.getDouble("short_burn"),
                over ? Optional.of(Instant.ofEpochMilli(ended)) : Optional.empty());
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(Subject.Kind.valueOf(row.getString("kind")), row.getString("subject"));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                row.getLong("requests"), row.getLong("errors"), row.getLong("slow"), row.getLong("observed"));
    }
}
