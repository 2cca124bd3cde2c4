package io.grocellery.systemtest.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The faults that are shipped as patches fit this source, and each has its paragraph. */
class FaultPatchesTest {

    @ParameterizedTest
    @EnumSource
    void everyPatchApplies(FaultPatch patch) {
        Command.Result result = Command.in(
                        Command.checkout(),
                        "git",
                        "apply",
                        "--check",
                        patch.file().toString())
                .run();
        assertThat(result.code()).as(result.output()).isZero();
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
