package io.grocellery.target.local.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.Counted;
import io.grocellery.core.objective.ObjectiveStore;
import io.grocellery.core.objective.ObjectiveStore.Minute;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.testkit.objective.ObjectiveStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteObjectivesTest extends ObjectiveStoreContract {

    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final Subject ORDERS = Subject.of(new ServiceName("order-service"));
    private static final Subject CHECKOUT = Subject.of(new JourneyName("checkout"));
    private static final long MINUTE = 497_000 * 60;

    @TempDir
    private Path folder;

    private SqliteObjectives objectives;
    private ObjectiveStore store;

    @BeforeEach
    void open() {
        objectives = SqliteObjectives.open(file());
        store = objectives.of(DEV);
    }

    @AfterEach
    void close() {
        objectives.close();
    }

    @Override
    protected ObjectiveStore store() {
        return store;
    }

    private Path file() {
        return folder.resolve("objectives.db");
    }

    private static Counted counted(long requests, long errors) {
        return new Counted(requests, errors, 1, 60);
    }

    @Test
    void whatWasKeptIsThereWhenItIsOpenedAgain() {
        Minute first = new Minute(ORDERS, MINUTE, counted(10, 1));
        Minute second = new Minute(CHECKOUT, MINUTE + 1, counted(5, 0));
        store.keep(List.of(first, second));
        close();
        open();

        assertThat(store.minutesFrom(MINUTE)).containsExactly(first, second);
        assertThat(store.minutesFrom(MINUTE + 1)).containsExactly(second);
        assertThat(objectives.of(new EnvironmentName("prod")).minutesFrom(0)).isEmpty();
    }

    @Test
    void refusesWhatIsNoSuchFile() throws IOException {
        Path other = folder.resolve("other.db");
        Files.writeString(other, "this is no database, whatever its name says; it is long enough to have a header");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> SqliteObjectives.open(other))
                .satisfies(refused -> assertThat(refused.remedy()).contains("budgets begin anew"));
    }
}
