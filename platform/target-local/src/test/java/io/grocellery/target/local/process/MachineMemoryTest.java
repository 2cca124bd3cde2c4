package io.grocellery.target.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.capacity.FreeMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void linuxTellsWhatCanBeHad() throws IOException {
        assertThat(MachineMemory.read(meminfo(), 300, 8_000)).isEqualTo(new FreeMemory(4_000, 8_000, true));
    }

    @Test
    void aContainersBoundCounts() throws IOException {
        assertThat(MachineMemory.read(meminfo(), 300, 1_000)).isEqualTo(new FreeMemory(300, 1_000, true));
    }

    @Test
    void otherSystemsTellLess() {
        assertThat(MachineMemory.read(folder.resolve("none"), 300, 8_000)).isEqualTo(new FreeMemory(300, 8_000, false));
    }

    @Test
    void thisMachineHasSome() {
        FreeMemory here = MachineMemory.read();
        assertThat(here.available()).isPositive().isLessThanOrEqualTo(here.total());
    }

    private Path meminfo() throws IOException {
        return Files.writeString(
                folder.resolve("meminfo"),
                "MemTotal:        8192000 kB\nMemFree:          100000 kB\nMemAvailable:    4096000 kB\n");
    }
}
