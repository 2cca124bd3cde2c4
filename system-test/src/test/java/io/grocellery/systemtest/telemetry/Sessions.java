package io.grocellery.systemtest.telemetry;

import io.grocellery.systemtest.running.RunningGrocellery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sessions of an administrator at a shop's PostgreSQL; closing this ends them all. */
final class Sessions implements AutoCloseable {

    private final RunningGrocellery shop;
    private final Deque<Connection> open = new ArrayDeque<>();

    Sessions(RunningGrocellery shop) {
        this.shop = shop;
    }

    /** So many that do nothing. */
    Sessions idle(int count) {
        for (int i = 0; i < count; i++) {
            open.push(connect("postgres"));
        }
        return this;
    }

    /** One that lets nobody else come to a table of a service in dev, until it is closed. */
    Sessions lock(String service, String table) {
        execute(service, "begin; lock table " + table + " in access exclusive mode");
        return this;
    }

    /** One that changes something in a service's database. */
    Sessions execute(String service, String command) {
        open.push(connect("grocellery_dev_" + service.replace('-', '_')));
        try (Statement statement = open.element().createStatement()) {
            statement.execute(command);
            return this;
        } catch (SQLException refused) {
            throw new IllegalStateException(command, refused);
        }
    }

    private Connection connect(String database) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + (5433 + shop.offset()) + "/" + database,
                    "postgres",
                    Files.readString(shop.state().resolve("postgres/superuser-password"))
                            .strip());
        } catch (SQLException refused) {
            throw new IllegalStateException("no session at " + database, refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (SQLException gone) {
                // the server has ended it already
            }
        }
    }
}
