package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.parameters.Secret;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.testkit.database.DatabaseOperatorContract;
import io.grocellery.testkit.time.LiveTime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresIT extends DatabaseOperatorContract {

    private final EmbeddedPostgres postgres;
    private final Path folder;

    EmbeddedPostgresIT(@TempDir Path folder) {
        this.folder = folder;
        this.postgres = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(folder.resolve("postgres"), DecodedOnce.ARCHIVES, FreePort.next()),
                LiveTime.patience());
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @AfterAll
    void purgedItLeavesNothing() {
        postgres.purge();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anObserverReadsTheServersFiguresAndNoServicesData() throws SQLException {
        DatabaseName observer = new DatabaseName("grocellery_observer");
        DatabaseName orders = new DatabaseName("grocellery_dev_order_service");
        postgres.start();
        postgres.ensureDatabase(orders, Secret.of("of orders"));
        postgres.ensureObserver(observer, Secret.of("of the observer"));

        try (Connection connection = connect(new DatabaseName("postgres"), observer);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT query FROM pg_stat_activity").close();
            statement.executeQuery("SHOW data_directory").close();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(orders, observer))
                .withMessageContaining("permission denied");
    }

    private Connection connect(DatabaseName database, DatabaseName role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role.value(), "of the observer");
    }

    @Override
    protected DatabaseOperator operator() {
        return postgres;
    }
}
