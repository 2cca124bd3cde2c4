package io.grocellery.target.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.target.local.sample.FreePort;
import io.grocellery.testkit.database.DatabaseOperatorContract;
import io.grocellery.testkit.time.LiveTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT extends DatabaseOperatorContract {

    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void prepare() {
        postgres = new EmbeddedPostgres(
                new EmbeddedPostgresSettings(folder.resolve("postgres"), FreePort.next()), LiveTime.patience());
    }

    @AfterEach
    void purgedItLeavesNothing() {
        postgres.purge();
        assertThat(folder).isEmptyDirectory();
    }

    @Override
    protected DatabaseOperator operator() {
        return postgres;
    }
}
