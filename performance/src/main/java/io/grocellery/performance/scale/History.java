package io.grocellery.performance.scale;

import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.Migrations;
import io.grocellery.performance.tool.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service's database with a history of so many rows, on one connection. */
final class History implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final Connection connection;
    private final int rows;
    private final Map<Question, PreparedStatement> prepared = new HashMap<>();

    private History(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** Makes the service's schema by its own migrations, and fills it. */
    static History write(Workplace workplace, PostgresServer server, String service, int rows) throws IOException {
        try {
            PostgresServer.Database database = server.database(service.replace('-', '_') + "_" + rows);
            fill(workplace, database, service, rows);
            return new History(database.connect(), rows);
        } catch (SQLException failed) {
            throw new IOException(
                    "no history of " + rows + " rows for " + service + ": " + failed.getMessage(), failed);
        }
    }

    private static void fill(Workplace workplace, PostgresServer.Database database, String service, int rows)
            throws IOException, SQLException {
        List<String> scripts = new ArrayList<>(Migrations.withoutDemo(workplace, service));
        scripts.add(script(service + "-fill.sql").replace(":n", Integer.toString(rows)));
        scripts.add("vacuum analyze");
        database.execute(scripts);
    }

    static String script(String name) throws IOException {
        try (InputStream script = History.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IOException("the program lacks its script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Asks, takes the whole answer, and undoes what it changed. */
    double millisOf(Question question) throws IOException {
        try {
            PreparedStatement statement = statement(question);
            long start = System.nanoTime();
            drain(statement);
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            connection.rollback();
            return millis;
        } catch (SQLException failed) {
            throw new IOException(question.name() + " cannot be asked: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IOException("a connection cannot be closed", failed);
        }
    }

    private PreparedStatement statement(Question question) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement known = prepared.get(question);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(question.at(rows));
        prepared.put(question, statement);
        return statement;
    }

    private static void drain(PreparedStatement statement) throws SQLException {
        if (statement.execute()) {
            try (ResultSet answer = statement.getResultSet()) {
                while (answer.next()) {
                    answer.getString(1);
                }
            }
        }
    }
}
