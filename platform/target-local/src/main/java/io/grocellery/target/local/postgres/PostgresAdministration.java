package io.grocellery.target.local.postgres;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/** Keeps databases and roles in a server, with the rights of an administrator. Passwords leave only as SCRAM verifiers. */
record PostgresAdministration(JdbcAddress address, String administrator, Secret password) {

    private static final String SERVER_GONE = "08";
    private static final String WRONG_PASSWORD = "28";
    private static final String NO_ROOM = "53";
    private static final String NO_RIGHT = "42501";
    private static final String NO_SUCH_DATABASE = "3D000";

    /** @throws SQLException when the server cannot be reached or refuses */
    String version() throws SQLException {
        try (Connection connection = connect()) {
            return version(connection);
        }
    }

    /** The same for somebody who looks again soon and must not be kept waiting. */
    String versionAtOnce() throws SQLException {
        Properties hasty = properties(administrator, password);
        hasty.setProperty("connectTimeout", "1");
        hasty.setProperty("loginTimeout", "2");
        hasty.setProperty("socketTimeout", "1");
        try (Connection connection = DriverManager.getConnection(address.url(), hasty)) {
            return version(connection);
        }
    }

    private static String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().split(" ", -1)[0];
    }

    void ensure(DatabaseName name, Secret rolePassword) {
        try (Connection connection = connect()) {
            ensureRole(connection, name, rolePassword);
            ensureDatabase(connection, name);
        } catch (SQLException refused) {
            throw explained("database " + name + " cannot be prepared", refused);
        }
    }

    /** The server's predefined role for whoever watches it: it reads statistics and settings, and no table. */
    void ensureObserver(DatabaseName role, Secret rolePassword) {
        try (Connection connection = connect()) {
            setRole(connection, role, rolePassword);
            execute(connection, "GRANT pg_monitor TO " + quoted(role));
        } catch (SQLException refused) {
            throw explained("role " + role + " cannot be prepared", refused);
        }
    }

    ExplainedException explained(String what, SQLException refused) {
        String why = address + " answers: " + refused.getMessage();
        return new ExplainedException(what, why, remedy(String.valueOf(refused.getSQLState())), refused);
    }

    private String remedy(String state) {
        return switch (state) {
            case NO_RIGHT -> "let its administrator run: ALTER ROLE " + administrator + " CREATEDB CREATEROLE";
            case NO_SUCH_DATABASE -> "name a database that exists in the address, such as .../postgres";
            default -> remedyByClass(state);
        };
    }

    private String remedyByClass(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case SERVER_GONE -> "start the server, or correct its address";
            case WRONG_PASSWORD -> "correct the administrator's name or password";
            case NO_ROOM -> "end other sessions at the server, or give it more room";
            default -> "look at the server's log";
        };
    }

    private void ensureRole(Connection connection, DatabaseName name, Secret rolePassword) throws SQLException {
        if (!isRole(connection, name) || !canSignIn(name, rolePassword)) {
            setRole(connection, name, rolePassword);
        }
    }

    private static void setRole(Connection connection, DatabaseName name, Secret rolePassword) throws SQLException {
        connection.setAutoCommit(false);
        if (!isRole(connection, name)) {
            execute(connection, "CREATE ROLE " + quoted(name) + " LOGIN");
        }
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(name.value(), rolePassword.reveal().toCharArray(), "scram-sha-256");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean isRole(Connection connection, DatabaseName name) throws SQLException {
        return exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    }

    private void ensureDatabase(Connection connection, DatabaseName name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "GRANT " + quoted(name) + " TO CURRENT_USER");
            execute(connection, "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(name));
        }
        execute(connection, "REVOKE ALL ON DATABASE " + quoted(name) + " FROM PUBLIC");
    }

    private boolean canSignIn(DatabaseName name, Secret rolePassword) {
        try (Connection connection =
                DriverManager.getConnection(address.of(name), properties(name.value(), rolePassword))) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), properties(administrator, password));
    }

    private static Properties properties(String user, Secret password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "grocellery");
        return properties;
    }

    private static boolean exists(Connection connection, String query, DatabaseName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name.value());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Safe because a database name holds letters, digits and underscores only. */
    private static String quoted(DatabaseName name) {
        return "\"" + name + "\"";
    }
}
