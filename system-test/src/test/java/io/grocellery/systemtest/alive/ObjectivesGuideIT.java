package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guide to objectives, typed against the running shop. */
class ObjectivesGuideIT {

    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        RunningGrocellery grocellery = RunningGrocellery.shared();
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/objectives.md"));

        Guide.Run run = guide.run(
                Command.checkout(),
                grocellery.environment(Map.of("CONSOLE", grocellery.daemon().toString())));

        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isEqualTo(5);
    }
}
