package io.grocellery.systemtest.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in Python with a delivery file of its own, as the guide shows it. */
@LargeTest
class AnyServiceGuideIT {

    private final RunningGrocellery ports = RunningGrocellery.notStarted();

    @TempDir
    private Path folder;

    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/any-service.md"));
        Guide.Run run = guide.run(
                Command.checkout(),
                ports.environment(Map.of(
                        "FOLDER", folder.toString(), "BASE", ports.gateway().toString())));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isGreaterThan(8);
        assertThat(run.output()).doesNotContain("✓ PostgreSQL").contains("hello-1", "hello-2");
    }

    @AfterEach
    void endWhatAFailureLeft() {
        ports.command("down", "--file", folder.resolve("delivery.yaml").toString())
                .run();
    }
}
