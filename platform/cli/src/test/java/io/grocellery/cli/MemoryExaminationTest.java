package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.cli.Examination.Finding;
import io.grocellery.cli.Examination.Verdict;
import io.grocellery.core.capacity.FreeMemory;
import io.grocellery.core.model.EnvironmentName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Machines of any size, with the project's own delivery file. */
class MemoryExaminationTest {

    private static final Path DELIVERY = Path.of("../../delivery.yaml");
    private static final FreeMemory SMALL = new FreeMemory(900, 2_000, true);
    private static final FreeMemory LAPTOP = new FreeMemory(2_500, 8_000, true);

    @Test
    void aLaptopHasRoomForDevAndNotForProduction() {
        assertThat(examination("dev").finding(LAPTOP, false).verdict()).isEqualTo(Verdict.GOOD);
        Finding production = examination("prod").finding(LAPTOP, false);
        assertThat(production.verdict()).isEqualTo(Verdict.BAD);
        assertThat(production.seen())
                .contains("prod needs", "8 processes of services", "2500 MiB of 8000 MiB are free");
    }

    @Test
    void aSmallMachineIsToldWhatToDo() {
        Finding little = examination("dev").finding(SMALL, false);
        assertThat(little.verdict()).isEqualTo(Verdict.BAD);
        assertThat(little.remedy()).contains("end other programs");
    }

    @Test
    void whatRunsHasItsRoom() {
        assertThat(examination("dev").finding(SMALL, true).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aDeliveryFileThatCannotBeReadIsNamed() {
        Finding missing =
                new MemoryExamination(Path.of("no-delivery.yaml"), new EnvironmentName("dev")).finding(LAPTOP, false);
        assertThat(missing.verdict()).isEqualTo(Verdict.BAD);
        assertThat(missing.remedy()).contains("no-delivery.yaml");
        assertThat(examination("nowhere").finding(LAPTOP, false).seen()).contains("nowhere");
    }

    private static MemoryExamination examination(String environment) {
        return new MemoryExamination(DELIVERY, new EnvironmentName(environment));
    }
}
