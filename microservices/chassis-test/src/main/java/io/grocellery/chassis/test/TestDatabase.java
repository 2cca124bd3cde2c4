package io.grocellery.chassis.test;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh database with a role of its own, in a PostgreSQL that is started once per JVM. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final TestPostgres server;
    private final HikariDataSource pool;

    private TestDatabase(String name, TestPostgres server) {
        this.name = name;
        this.server = server;
        this.pool = pool();
    }

    /** Opens nothing before it is asked. */
    private HikariDataSource pool() {
        HikariDataSource source = new HikariDataSource();
        source.setDataSource(dataSource());
        source.setMinimumIdle(0);
        return source;
    }

    public static TestDatabase create() {
        TestPostgres server = TestPostgres.shared();
        String name = "test_" + COUNT.incrementAndGet();
        server.administer(
                "CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'", "CREATE DATABASE " + name + " OWNER " + name);
        return new TestDatabase(name, server);
    }

    public String url() {
        return server.url(name);
    }

    public String username() {
        return name;
    }

    public String password() {
        return name;
    }

    /** Connects anew each time. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(username());
        source.setPassword(password());
        return source;
    }

    /** By connections that are kept: that a password is proved takes longer than most statements. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Breaks every connection and refuses new ones, as a server does that is away. */
    public void goAway() {
        server.administer(
                "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        Optional.ofNullable(pool.getHikariPoolMXBean()).ifPresent(HikariPoolMXBean::softEvictConnections);
    }

    public void comeBack() {
        server.administer("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    @Override
    public void close() {
        pool.close();
        server.administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "DROP ROLE IF EXISTS " + name);
    }
}
