package io.grocellery.cli;

import io.grocellery.cli.Examination.Finding;
import io.grocellery.core.capacity.FreeMemory;
import io.grocellery.core.capacity.MemoryNeed;
import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import java.nio.file.Path;

/** Whether an environment would find room here, by the figures that {@code up} goes by. */
final class MemoryExamination {

    private static final String SUBJECT = "memory";

    private final DeliveryFile deliveryFile;
    private final EnvironmentName environment;

    MemoryExamination(Path deliveryFile, EnvironmentName environment) {
        this.deliveryFile = new DeliveryFile(deliveryFile);
        this.environment = environment;
    }

    /** @param running whether the installation runs, and has the room it needs */
    Finding finding(FreeMemory free, boolean running) {
        if (running) {
            return Finding.good(SUBJECT, free + " beside this Grocellery");
        }
        try {
            MemoryNeed need = need();
            need.require(free);
            return Finding.good(SUBJECT, need.against(free));
        } catch (ExplainedException little) {
            return Finding.bad(SUBJECT, little.why(), little.remedy());
        }
    }

    private MemoryNeed need() {
        Delivery delivery = deliveryFile.read();
        return MemoryNeed.of(delivery, deliveryFile.environment(delivery, environment))
                .withDaemon();
    }
}
