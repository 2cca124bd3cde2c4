package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.model.Port;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.target.local.network.FreePorts;
import io.grocellery.target.local.postgres.EmbeddedPostgres;
import io.grocellery.target.local.postgres.EmbeddedPostgresSettings;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The shop on a PostgreSQL that others run: here one of our own, with a role that is no superuser, as in a cloud. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalDatabaseIT {

    private final RunningGrocellery grocellery = RunningGrocellery.notStarted();
    private final Port port = FreePorts.any();
    private final Path folder;
    private final EmbeddedPostgres server;

    ExternalDatabaseIT(@TempDir Path folder) {
        this.folder = folder;
        this.server = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(folder.resolve("postgres"), folder.resolve("archives"), port),
                LiveTime.patience());
    }

    @BeforeAll
    void othersRunAServer() throws IOException, SQLException {
        server.start();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD 'of-the-keeper'");
            statement.execute("CREATE ROLE visitor LOGIN PASSWORD 'of-the-visitor'");
        }
        Files.writeString(folder.resolve("keeper"), "of-the-keeper\n");
        Files.writeString(folder.resolve("visitor"), "of-the-visitor\n");
        Files.writeString(folder.resolve("guessed"), "a-guess\n");
    }

    @AfterAll
    void end() {
        grocellery.close();
        server.purge();
    }

    @Test
    void whatCannotWorkIsSaidWithTheWayOut() {
        assertThat(refused(1, "keeper", "guessed")).contains("name or password").doesNotContain("a-guess");
        assertThat(refused(1, "visitor", "visitor")).contains("ALTER ROLE visitor CREATEDB CREATEROLE");
        assertThat(refused(1, "keeper", "nowhere")).contains("cannot be read", "nowhere");
        assertThat(upAt("jdbc:postgresql://127.0.0.1:1/postgres", "keeper", "keeper")
                        .output())
                .contains("127.0.0.1:1", "start the server, or correct its address");
        assertThat(upAt("postgres://127.0.0.1/postgres", "keeper", "keeper").output())
                .contains("must look like jdbc:postgresql://");
        assertThat(upAt(url() + "?password=of-the-keeper", "keeper", "keeper").output())
                .contains("must not carry a password")
                .doesNotContain("of-the-keeper");
        assertThat(grocellery.grocellery("up", "--database-url", url()).code())
                .as("usage")
                .isEqualTo(2);
        assertThat(grocellery.grocellery("status").code()).as("nothing runs").isEqualTo(6);
    }

    @Test
    void itsDataOutlivesTheInstallation() throws SQLException {
        Command.Result up = upAt(url(), "keeper", "keeper");
        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.output()).contains("127.0.0.1:" + port);
        assertThat(grocellery.state().resolve("postgres/server")).doesNotExist();
        Customer alice = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
        HttpResponse<String> order = alice.orderPatiently(alice.cartWith(alice.products(2)));
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        Object id = Objects.requireNonNull(Customer.object(order).get("id"));

        Command.Result other = grocellery.grocellery("up", "--database-url", "embedded");
        assertThat(other.code()).as("while environments run").isEqualTo(1);
        assertThat(other.output()).contains("./grocellery down");

        assertThat(grocellery.grocellery("down").code()).isZero();
        assertThat(databases()).isPositive();
        grocellery.up();
        Customer again = new Customer(grocellery.gateway(), grocellery.tokenOf("alice"));
        assertThat(again.get("/orders/" + id).statusCode()).isEqualTo(200);

        Command.Result purge = grocellery.grocellery("down", "--purge");
        assertThat(purge.code()).as(purge.output()).isZero();
        assertThat(purge.output())
                .contains("127.0.0.1:" + port, "grocellery_", "others run it")
                .doesNotContain("nothing is left");
        assertThat(grocellery.state()).doesNotExist();
        assertThat(databases()).as("left as they were").isPositive();
    }

    private String refused(int code, String user, String passwordFile) {
        Command.Result result = upAt(url(), user, passwordFile);
        assertThat(result.code()).as(result.output()).isEqualTo(code);
        return result.output();
    }

    private Command.Result upAt(String url, String user, String passwordFile) {
        return grocellery.grocellery(
                "up",
                "--database-url",
                url,
                "--database-user",
                user,
                "--database-password-file",
                folder.resolve(passwordFile).toString());
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private int databases() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_database WHERE datname LIKE 'grocellery_dev_%'")) {
            return count.next() ? count.getInt(1) : 0;
        }
    }

    private Connection connect() throws SQLException {
        try {
            String password = Files.readString(folder.resolve("postgres/superuser-password"))
                    .strip();
            return DriverManager.getConnection(url(), "postgres", password);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
