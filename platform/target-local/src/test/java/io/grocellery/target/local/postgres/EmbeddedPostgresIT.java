package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.testkit.database.DatabaseOperatorContract;
import io.grocellery.testkit.time.LiveTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresIT extends DatabaseOperatorContract {

    private final EmbeddedPostgres postgres;
    private final Path folder;

    EmbeddedPostgresIT(@TempDir Path folder) {
        this.folder = folder;
        this.postgres = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(folder.resolve("postgres"), FreePort.next()), LiveTime.patience());
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

    @Override
    protected DatabaseOperator operator() {
        return postgres;
    }
}
