package io.grocellery.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.database.DatabaseName;
import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.database.DatabaseStatus;
import io.grocellery.core.parameters.Secret;
import io.grocellery.core.problem.ExplainedException;
import org.junit.jupiter.api.Test;

/** What every operator of a server of its own keeps. */
public abstract class DatabaseOperatorContract {

    private static final DatabaseName NAME = new DatabaseName("grocellery_dev_order_service");

    /** The operator under test, the same at every call, its server not running at the beginning of each test. */
    protected abstract DatabaseOperator operator();

    @Test
    void aServerRunsOnceStartedAndIsStartedOnlyOnce() {
        assertThat(operator().status().state()).isEqualTo(DatabaseStatus.State.STOPPED);

        DatabaseStatus first = operator().start();
        DatabaseStatus second = operator().start();

        assertThat(first.state()).isEqualTo(DatabaseStatus.State.RUNNING);
        assertThat(first.version()).isPresent();
        assertThat(second.pid()).isEqualTo(first.pid());
        assertThat(operator().jdbcUrl(NAME)).isEqualTo("jdbc:postgresql://" + first.address() + "/" + NAME);
    }

    @Test
    void aDatabaseIsMadeOnce() {
        operator().start();

        operator().ensureDatabase(NAME, Secret.of("first"));
        operator().ensureDatabase(NAME, Secret.of("first"));
        operator().ensureDatabase(NAME, Secret.of("second"));
    }

    @Test
    void anObserverIsMadeOnce() {
        DatabaseName observer = new DatabaseName("grocellery_observer");
        operator().start();

        operator().ensureObserver(observer, Secret.of("first"));
        operator().ensureObserver(observer, Secret.of("second"));
    }

    @Test
    void withoutAServerADatabaseCannotBeMade() {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> operator().ensureDatabase(NAME, Secret.of("any")))
                .withMessageContaining(NAME.value());
    }

    @Test
    void aStoppedServerIsStoppedAndStartsAgain() {
        operator().start();

        operator().stop();
        operator().stop();

        assertThat(operator().status().state()).isEqualTo(DatabaseStatus.State.STOPPED);
        assertThat(operator().start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
    }

    @Test
    void aKilledServerIsStoppedAndStartsAgain() {
        operator().start();

        operator().kill();
        operator().kill();

        assertThat(operator().status().state()).isEqualTo(DatabaseStatus.State.STOPPED);
        assertThat(operator().start().state()).isEqualTo(DatabaseStatus.State.RUNNING);
    }
}
