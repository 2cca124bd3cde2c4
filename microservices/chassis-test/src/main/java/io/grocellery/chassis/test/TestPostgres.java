package io.grocellery.chassis.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that is thrown away: started once per JVM with settings that make it quick and not durable. A container
 * where a container engine answers, the embedded one elsewhere; {@code GROCELLERY_TEST_POSTGRES}, or the system property
 * {@code grocellery.test.postgres}, forces one of them.
 */
final class TestPostgres {

    /** Of both kinds, so that the same tests meet the same server. */
    static final List<String> SETTINGS = List.of(
            "max_connections=200",
            "shared_buffers=32MB",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off");

    private final ServerAddress address;

    private TestPostgres(ServerAddress address) {
        this.address = address;
    }

    static TestPostgres shared() {
        return Holder.SHARED;
    }

    String url(String database) {
        return address.url(database);
    }

    /** Runs statements as the superuser, each by itself. */
    void administer(String... statements) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL at " + address + " refuses: " + e.getMessage(), e);
        }
    }

    private static TestPostgres start() {
        ServerChoice choice = ServerChoice.of(wish(), ContainerEngine.ofUser());
        LoggerFactory.getLogger(TestPostgres.class).info("tests use {}", choice);
        return new TestPostgres(
                switch (choice.kind()) {
                    case CONTAINER -> ContainerServer.start();
                    case EMBEDDED -> EmbeddedServer.start();
                });
    }

    private static String wish() {
        return Objects.requireNonNullElse(
                System.getProperty("grocellery.test.postgres", System.getenv("GROCELLERY_TEST_POSTGRES")), "");
    }

    private static final class Holder {

        static final TestPostgres SHARED = start();
    }
}
