package io.grocellery.target.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InstalledProgramTest {

    @Test
    void theFirstNameThatIsThereIsTaken() {
        assertThat(InstalledProgram.find(List.of("no-such-program-here", "sh", "cat")))
                .map(Path::getFileName)
                .map(Path::toString)
                .contains("sh");
    }

    @Test
    void whatIsNotInstalledIsNotFound() {
        assertThat(InstalledProgram.find(List.of("no-such-program-here"))).isEmpty();
    }
}
