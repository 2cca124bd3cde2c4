package io.grocellery.systemtest.alive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.running.Http;
import io.grocellery.systemtest.running.RunningGrocellery;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** Feature flags from the command line to a basket, and what becomes of a file that somebody broke. */
class FeatureFlagsIT {

    private static final String FLAG = "coupon-suggestions";

    private final RunningGrocellery grocellery = RunningGrocellery.shared();

    @AfterEach
    void off() {
        assertThat(grocellery.grocellery("flags", "set", FLAG, "off").code()).isZero();
    }

    @Test
    void everyCommandOfTheGuidePrintsWhatItSays() throws IOException, InterruptedException {
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/feature-flags.md"));
        Guide.Run run = guide.run(
                Command.checkout(),
                grocellery.environment(Map.of(
                        "SHOP",
                        grocellery.gateway().toString(),
                        "CONSOLE",
                        grocellery.daemon().toString())));
        assertThat(run.failures()).as(run.output()).isEmpty();
        assertThat(run.checked()).isEqualTo(guide.expectations()).isGreaterThan(7);
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        grocellery.grocellery("flags", "set", FLAG, "--percentage", "10");
        Command.Result unknown = grocellery.grocellery("flags", "set", "no-such-flag", "on");
        assertThat(unknown.code()).isEqualTo(8);
        assertThat(unknown.output()).contains("there is no flag 'no-such-flag' in dev", "there are: " + FLAG);
        Command.Result variant = grocellery.grocellery("flags", "set", FLAG, "maybe");
        assertThat(variant.code()).isEqualTo(8);
        assertThat(variant.output()).contains("has no variant 'maybe'; there are on, off");
        assertThat(grocellery
                        .grocellery("flags", "set", FLAG, "--percentage", "101")
                        .code())
                .isEqualTo(2);
        assertThat(grocellery
                        .grocellery("flags", "set", FLAG, "--percentage", "many")
                        .code())
                .isEqualTo(2);
        assertThat(grocellery.grocellery("flags", "set", FLAG).code()).isEqualTo(2);
        assertThat(grocellery.grocellery("flags", "list", "--env", "nowhere").code())
                .isEqualTo(8);
        assertThat(rule()).isEqualTo("on for 10%, off for 90%");
    }

    @Test
    void aBrokenFileChangesNothingAndIsReported() throws IOException {
        grocellery.grocellery("flags", "set", FLAG, "on");
        Path file = grocellery.state().resolve("environments/dev/flags.json");
        String good = Files.readString(file);
        holds(() -> health().contains("on for everybody"));
        Files.writeString(file, good.replace("ENABLED", "MAYBE"));
        holds(() -> health().contains("'MAYBE' is not a state"));
        assertThat(health()).contains("on for everybody");
        Command.Result refused = grocellery.grocellery("flags", "set", FLAG, "off");
        assertThat(refused.code()).isEqualTo(8);
        assertThat(refused.output()).contains("flags.coupon-suggestions.state: 'MAYBE' is not a state");
        Files.writeString(file, good);
        holds(() -> !health().contains("MAYBE"));
    }

    @Test
    void aChangeIsInForceAtOnceOrNearlySo() {
        grocellery.grocellery("flags", "set", FLAG, "off");
        holds(() -> health().contains("off for everybody"));
        grocellery.grocellery("flags", "set", FLAG, "on");
        Instant written = Instant.now();
        holds(() -> health().contains("on for everybody"));
        assertThat(Duration.between(written, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static void holds(BooleanSupplier condition) {
        Eventually.holds("the flag in cart-service", Duration.ofSeconds(5), condition);
    }

    private String rule() {
        return String.valueOf(JSON.std
                .mapFrom(grocellery.grocellery("flags", "show", FLAG, "--json").output())
                .get("rule"));
    }

    private String health() {
        return Http.get(URI.create("http://127.0.0.1:" + (8081 + grocellery.offset()) + "/actuator/health/flags"))
                .body();
    }
}
