package io.grocellery.performance.tool;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.parameters.Secret;
import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.postgres.EmbeddedPostgres;
import io.grocellery.target.local.postgres.EmbeddedPostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** A PostgreSQL as the product runs it, durable settings included, with nothing in it; gone with the workplace. */
public final class PostgresServer {

    private final EmbeddedPostgres server;
    private final int port;
    private final Path folder;

    private PostgresServer(EmbeddedPostgres server, int port, Path folder) {
        this.server = server;
        this.port = port;
        this.folder = folder;
    }

    /** A database and the role that owns it. */
    public record Database(String url, int port, String name, String password, Path passwordFile) {

        /** A connection of its own. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, name, password);
        }

        /** Whole scripts go to the server as they are: the driver would take function bodies apart. */
        public void execute(List<String> scripts) throws SQLException {
            String simple = url + "?preferQueryMode=simple";
            try (Connection connection = DriverManager.getConnection(simple, name, password);
                    Statement statement = connection.createStatement()) {
                for (String script : scripts) {
                    statement.execute(script);
                }
            }
        }
    }

    /** Starts one on a free port. */
    public static PostgresServer start(Workplace workplace) {
        var port = FreePorts.any();
        Path folder = workplace.folder().resolve("postgres");
        EmbeddedPostgresSettings settings =
                new EmbeddedPostgresSettings(folder, workplace.folder().resolve("archives"), port);
        EmbeddedPostgres server = new EmbeddedPostgres(settings, workplace.patience());
        workplace.afterwards(server::purge);
        server.start();
        return new PostgresServer(server, port.number(), workplace.folder());
    }

    /** A new database with a role of the same name. */
    public Database database(String name) throws IOException {
        String password = password();
        DatabaseName database = new DatabaseName(name);
        server.ensureDatabase(database, Secret.of(password));
        return new Database(server.jdbcUrl(database), port, name, password, passwordFile(name, password));
    }

    /** As programs of PostgreSQL read it: a password is no argument and no variable. */
    private Path passwordFile(String name, String password) throws IOException {
        Path file = folder.resolve(name + ".pgpass");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "127.0.0.1:" + port + ":" + name + ":" + name + ":" + password + "\n");
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
