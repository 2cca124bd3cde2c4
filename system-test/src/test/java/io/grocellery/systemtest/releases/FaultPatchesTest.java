package io.grocellery.systemtest.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The faults that are shipped as patches fit this source, and each has its paragraph. */
class FaultPatchesTest {

    /** Or is in the sources already, as where the pipeline is shown what it stops. */
    @ParameterizedTest
    @EnumSource
    void everyPatchApplies(FaultPatch patch) {
        Command.Result result = check(patch);
        if (result.code() != 0 && check(patch, "--reverse").code() == 0) {
            return;
        }
        assertThat(result.code()).as(result.output()).isZero();
    }

    private static Command.Result check(FaultPatch patch, String... options) {
        List<String> words = new ArrayList<>(List.of("git", "apply", "--check"));
        words.addAll(List.of(options));
        words.add(patch.file().toString());
        return Command.in(Command.checkout(), words.toArray(String[]::new)).run();
    }

    @Test
    void theFolderHoldsThemAloneAndThePageDescribesEach() throws IOException {
        Path folder = FaultPatch.ERRORS.file().resolveSibling("");
        String page = Files.readString(folder.resolve("README.md"));
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".patch")))
                    .hasSize(FaultPatch.values().length)
                    .allSatisfy(file -> assertThat(page).contains("## " + file.getFileName()));
        }
    }
}
