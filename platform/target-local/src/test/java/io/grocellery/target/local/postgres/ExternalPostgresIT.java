package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.model.Port;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.testkit.time.LiveTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that others run, here by our own hand, with an administrator who is no superuser, as in a cloud. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalPostgresIT {

    private static final DatabaseName ORDERS = new DatabaseName("grocellery_prod_order_service");

    private final Port port = FreePort.next();
    private final String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=test";
    private final Path folder;
    private final EmbeddedPostgres server;

    ExternalPostgresIT(@TempDir Path folder) {
        this.folder = folder;
        this.server = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(folder.resolve("postgres"), DecodedOnce.ARCHIVES, port),
                LiveTime.patience());
    }

    @BeforeAll
    void makeAnAdministrator() throws Exception {
        server.start();
        String superuser =
                Files.readString(folder.resolve("postgres/superuser-password")).strip();
        try (Connection connection = DriverManager.getConnection(url, "postgres", superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD 'of-the-keeper'");
            statement.execute("CREATE ROLE visitor LOGIN PASSWORD 'of-the-visitor'");
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        Files.writeString(folder.resolve("password"), "of-the-keeper\n");
    }

    @AfterAll
    void purge() {
        server.purge();
    }

    @Test
    void databasesAndRolesAreKeptInIt() throws SQLException {
        ExternalPostgres external = ExternalPostgres.at(url, "keeper", folder.resolve("password"), Clock.systemUTC());

        assertThat(external.start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
        external.ensureDatabase(ORDERS, Secret.of("first"));
        external.ensureDatabase(ORDERS, Secret.of("second"));

        assertThat(external.jdbcUrl(ORDERS))
                .isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/" + ORDERS + "?ApplicationName=test");
        try (Connection connection = DriverManager.getConnection(external.jdbcUrl(ORDERS), ORDERS.value(), "second");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (text text)");
        }
    }

    @Test
    void stoppingLeavesItRunning() {
        ExternalPostgres external = ExternalPostgres.at(url, "keeper", folder.resolve("password"), Clock.systemUTC());

        external.stop();

        assertThat(external.status().version()).isPresent();
    }

    @Test
    void oneThatIsAwayIsUnreachableAndNamed() {
        ExternalPostgres external = ExternalPostgres.at(url, "keeper", folder.resolve("password"), Clock.systemUTC());
        server.stop();

        assertThat(external.status().state()).isEqualTo(DatabaseStatus.State.UNREACHABLE);
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(external::start)
                .withMessageContaining("127.0.0.1:" + port)
                .withMessageContaining("start the server");
    }

    @Test
    void aWrongPasswordIsSaidWithoutShowingIt() throws Exception {
        Files.writeString(folder.resolve("password"), "guessed");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(ExternalPostgres.at(url, "keeper", folder.resolve("password"), Clock.systemUTC())::start)
                .withMessageContaining("name or password")
                .withMessageNotContaining("guessed");
    }

    @Test
    void aRoleWithoutTheRightIsToldWhichItNeeds() throws Exception {
        Files.writeString(folder.resolve("password"), "of-the-visitor");
        ExternalPostgres external = ExternalPostgres.at(url, "visitor", folder.resolve("password"), Clock.systemUTC());
        external.start();

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() ->
                        external.ensureDatabase(new DatabaseName("grocellery_prod_cart_service"), Secret.of("any")))
                .withMessageContaining("ALTER ROLE visitor CREATEDB CREATEROLE");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String nowhere = url.replace("/postgres", "/nowhere");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(
                        ExternalPostgres.at(nowhere, "keeper", folder.resolve("password"), Clock.systemUTC())::start)
                .withMessageContaining("\"nowhere\" does not exist")
                .withMessageContaining("name a database that exists");
    }

    @Test
    void aServerThatIsTooOldIsRefused() throws Exception {
        try (OldServer old = OldServer.start("12.22")) {
            ExternalPostgres external =
                    ExternalPostgres.at(old.url(), "keeper", folder.resolve("password"), Clock.systemUTC());

            assertThatExceptionOfType(ExplainedException.class)
                    .isThrownBy(external::start)
                    .withMessageContaining("PostgreSQL 12.22; 15 or newer is needed")
                    .withMessageContaining("upgrade it");
        }
    }

    @Test
    void anAddressThatCannotBeUsedIsRefused() {
        Path password = folder.resolve("password");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalPostgres.at("mysql://x", "keeper", password, Clock.systemUTC()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ExternalPostgres.at("jdbc:postgresql://h/d?password=x", "keeper", password, Clock.systemUTC()));
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> ExternalPostgres.at(url, "keeper", folder.resolve("missing"), Clock.systemUTC()))
                .withMessageContaining("missing");
    }
}
