package io.grocellery.target.local.postgres;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.workload.MemoryUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that others run: only databases and roles are kept in it. */
public final class ExternalPostgres implements DatabaseOperator {

    private static final int LEAST_VERSION = 15;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final PostgresAdministration administration;
    private final InstantSource clock;
    private Instant nextLook = Instant.MIN;
    private DatabaseStatus seen;

    private ExternalPostgres(PostgresAdministration administration, InstantSource clock) {
        this.administration = administration;
        this.clock = clock;
        this.seen = status(DatabaseStatus.State.UNREACHABLE, Optional.empty());
    }

    /**
     * The server at an address.
     *
     * @param url such as {@code jdbc:postgresql://db.example:5432/postgres?sslmode=verify-full}
     * @param administrator a role that may create databases and roles
     * @param passwordFile holds the administrator's password
     * @param clock tells when it is time to look at the server again
     * @throws IllegalArgumentException when the address is not of that form
     * @throws ExplainedException when the file cannot be read
     */
    public static ExternalPostgres at(String url, String administrator, Path passwordFile, InstantSource clock) {
        JdbcAddress address = JdbcAddress.parse(url);
        return new ExternalPostgres(new PostgresAdministration(address, administrator, read(passwordFile)), clock);
    }

    @Override
    public DatabaseStatus start() {
        try {
            String version = administration.version();
            requireNewEnough(version);
            return running(version);
        } catch (SQLException refused) {
            throw administration.explained("the database server cannot be used", refused);
        }
    }

    private void requireNewEnough(String version) {
        int major = Integer.parseInt(version.replaceFirst("\\D.*$", ""));
        if (major < LEAST_VERSION) {
            throw new ExplainedException(
                    "the database server cannot be used",
                    administration.address() + " runs PostgreSQL " + version + "; " + LEAST_VERSION
                            + " or newer is needed",
                    "upgrade it, name another server, or leave --database-url out to use the built-in one");
        }
    }

    /** Asks at most once a second, however often somebody looks. */
    @Override
    public synchronized DatabaseStatus status() {
        if (!clock.instant().isBefore(nextLook)) {
            seen = look();
            nextLook = clock.instant().plus(PERIOD);
        }
        return seen;
    }

    /** Empty: it is not on this machine, or not ours. */
    @Override
    public Optional<MemoryUse> memory() {
        return Optional.empty();
    }

    private DatabaseStatus look() {
        try {
            return running(administration.versionAtOnce());
        } catch (SQLException refused) {
            return status(DatabaseStatus.State.UNREACHABLE, Optional.empty());
        }
    }

    /** Does nothing: it is not ours to end. */
    @Override
    public void stop() {
        // others run it
    }

    /** Does nothing: it is not ours to end. */
    @Override
    public void kill() {
        // others run it
    }

    @Override
    public void ensureDatabase(DatabaseName name, Secret password) {
        administration.ensure(name, password);
    }

    @Override
    public void ensureObserver(DatabaseName role, Secret password) {
        administration.ensureObserver(role, password);
    }

    @Override
    public String jdbcUrl(DatabaseName name) {
        return administration.address().of(name);
    }

    private DatabaseStatus running(String version) {
        return status(DatabaseStatus.State.RUNNING, Optional.of(version));
    }

    private DatabaseStatus status(DatabaseStatus.State state, Optional<String> version) {
        return new DatabaseStatus(state, administration.address().toString(), version, OptionalLong.empty());
    }

    private static Secret read(Path passwordFile) {
        try {
            return Secret.of(Files.readString(passwordFile).strip());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ExplainedException(
                    "the database server cannot be used",
                    "the file with its administrator's password cannot be read: " + unreadable,
                    "write the password into " + passwordFile,
                    unreadable);
        }
    }
}
