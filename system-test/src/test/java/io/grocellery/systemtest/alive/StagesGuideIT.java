package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guide to the tests that are stages, typed against the running shop. */
@LargeTest
class StagesGuideIT {

    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        RunningGrocellery grocellery = RunningGrocellery.shared();
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/tests-as-stages.md"));

        Guide.Run run = guide.run(Command.checkout(), grocellery.environment(Map.of()));

        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isPositive();
    }

    /** The command itself would build everything anew: that its words are known is looked at, and it is run by CI. */
    @Test
    void theProfilesAndModulesThatTheGuideNamesAreThere() throws IOException {
        String guide = Files.readString(Command.checkout().resolve("docs/guide/tests-as-stages.md"));
        String build = Files.readString(Command.checkout().resolve("pom.xml"));
        assertThat(guide).contains("-Pcontracts", "-Pintegration");
        assertThat(build).contains("<id>contracts</id>", "<id>integration</id>");
        assertThat(guide.split("\"", -1)[1].split(","))
                .hasSize(4)
                .allSatisfy(module -> assertThat(build).contains("<module>" + module + "</module>"));
    }
}
