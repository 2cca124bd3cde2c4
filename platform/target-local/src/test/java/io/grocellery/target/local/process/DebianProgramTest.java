package io.grocellery.target.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.problem.ExplainedException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DebianProgramTest {

    @Test
    void oneThatIsMissingIsNamedWithWhatToInstall() {
        DebianProgram absent = new DebianProgram(List.of("no-such-program", "nor_this_one"), "no-such-package");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(absent::require)
                .satisfies(failure -> {
                    assertThat(failure.what()).isEqualTo("a program is missing: no-such-program or nor_this_one");
                    assertThat(failure.remedy()).endsWith("apt install no-such-package");
                });
    }
}
