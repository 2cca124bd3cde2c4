package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.capacity.FreeMemory;
import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.Progress;
import io.grocellery.testkit.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryGateTest {

    private static final MemoryNeed NEED = new MemoryNeed(new EnvironmentName("dev"), 4, 1_000);
    private static final FreeMemory LITTLE = new FreeMemory(999, 4_000, true);
    private static final FreeMemory ENOUGH = new FreeMemory(1_000, 4_000, true);

    private final List<Progress> told = new ArrayList<>();
    private final ProgressLog progress = new ProgressLog(ManualClock.inJanuary(), told::add);

    @Test
    void refusesWhereThereIsNoRoom() {
        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> new MemoryGate(NEED, () -> LITTLE).pass(false, progress))
                .withMessageContaining("1000 MiB")
                .withMessageContaining("999 MiB");
    }

    @Test
    void saysSoAndGoesOnWhenToldTo() {
        new MemoryGate(NEED, () -> LITTLE).pass(true, progress);
        assertThat(told).singleElement().satisfies(note -> {
            assertThat(note.state()).isEqualTo(Progress.State.NOTE);
            assertThat(note.message()).contains("needs 1000 MiB", "999 MiB");
        });
    }

    @Test
    void isSilentWhereThereIsRoom() {
        new MemoryGate(NEED, () -> ENOUGH).pass(false, progress);
        new MemoryGate(NEED, () -> ENOUGH).pass(true, progress);
        assertThat(told).isEmpty();
    }
}
