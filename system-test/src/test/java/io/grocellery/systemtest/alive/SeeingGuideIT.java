package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeeingGuideIT {

    @Test
    void everyCommandOfThePagePrintsWhatItSays() throws IOException, InterruptedException {
        RunningGrocellery grocellery = RunningGrocellery.shared();
        Path checkout = Command.checkout();
        Guide guide = Guide.read(checkout.resolve("docs/guide/seeing-what-happens.md"));
        Guide.Run run = guide.run(
                checkout,
                grocellery.environment(Map.of("SHOP", grocellery.gateway().toString())));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isGreaterThan(5);
    }
}
