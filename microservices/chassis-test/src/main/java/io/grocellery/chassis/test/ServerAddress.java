package io.grocellery.chassis.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a PostgreSQL listens.
 *
 * @param password of its superuser {@code postgres}
 */
record ServerAddress(String host, int port, String password) {

    /** As the superuser. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), "postgres", password);
    }

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
