package io.grocellery.daemon.environment;

import io.grocellery.core.capacity.FreeMemory;
import io.grocellery.core.capacity.MemoryNeed;
import java.util.function.Supplier;

/** Lets an environment start only where it has room. */
final class MemoryGate {

    private final MemoryNeed need;
    private final Supplier<FreeMemory> memory;

    MemoryGate(MemoryNeed need, Supplier<FreeMemory> memory) {
        this.need = need;
        this.memory = memory;
    }

    /**
     * Lets it pass.
     *
     * @param regardless whether it may start where it has no room; then that is only said
     * @throws io.grocellery.core.problem.ExplainedException when it has no room
     */
    void pass(boolean regardless, ProgressLog progress) {
        FreeMemory free = memory.get();
        if (!regardless) {
            need.require(free);
        } else if (!need.fits(free)) {
            progress.note("memory", need.against(free) + "; processes may be ended by the system");
        }
    }
}
