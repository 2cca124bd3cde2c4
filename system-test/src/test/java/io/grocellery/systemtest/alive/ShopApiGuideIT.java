package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopApiGuideIT {
    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        var grocellery = RunningGrocellery.shared();
        var checkout = Command.checkout();
        var guide = Guide.read(checkout.resolve("docs/guide/shop-api.md"));
        var address = grocellery.gateway().toString();
        var run = guide.run(
                checkout,
                grocellery.environment(
                        Map.of("SHOP", address.endsWith("/") ? address.substring(0, address.length() - 1) : address)));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isGreaterThan(30);
    }
}
