package io.grocellery.systemtest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.systemtest.running.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good releases take over from one another, again and again, under requests on kept and new connections and long
 * transfers: none is lost, and the gateway's count is the clients'. The properties {@code grocellery.rollout.switches},
 * {@code grocellery.rollout.canaries} and {@code grocellery.rollout.rate} make it as long and as heavy as is wanted.
 */
class SwitchingIT {

    private static final int SWITCHES = Integer.getInteger("grocellery.rollout.switches", 2);
    private static final int CANARIES = Integer.getInteger("grocellery.rollout.canaries", 1);
    private static final int RATE = Integer.getInteger("grocellery.rollout.rate", 200);
    private static final String ROLLOUT = """
            canary: { steps: [ { weight: 25% } ], bake: 1s }
            blue_green: { test_requests: 5, bake: 1s }
            deadlines: { start: 60s }
            """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialApplication application;

    @SuppressWarnings("NullAway.Init")
    private static List<String> releases;

    @BeforeAll
    static void start() {
        application = new TrialApplication(folder, ROLLOUT);
        String second = application.release("errors=0\nnumber=2\n");
        releases = List.of(second, application.release(TrialApplication.GOOD));
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @Test
    void noRequestIsLostHoweverOftenReleasesTakeOver() {
        try (Shoppers shoppers = Shoppers.at(application.gateway(), RATE).withLongTransfers()) {
            for (int i = 0; i < SWITCHES + CANARIES; i++) {
                String strategy = i < SWITCHES ? "blue-green" : "canary";
                RolloutStatus ended =
                        application.ended(application.deploy(releases.get(i % 2), "--strategy", strategy));
                assertThat(ended.phase()).as(ended.sentence()).isEqualTo("promoted");
            }
            shoppers.finish();
            assertNothingWasLost(shoppers);
        }
    }

    private static void assertNothingWasLost(Shoppers shoppers) {
        assertThat(shoppers.answers().stream().filter(answer -> !answer.good()).toList())
                .isEmpty();
        assertThat(shoppers.transfers()).isNotEmpty().containsOnly("");
        long sent = shoppers.answers().size() + (long) shoppers.transfers().size();
        Eventually.holds(
                "that the gateway has counted the last request", Duration.ofSeconds(5), () -> total().inFlight() == 0);
        GatewayCount counted = total();
        System.out.printf(
                "%d blue-green switches and %d canaries at %d requests/s: %d requests sent, %d accepted, %d completed, "
                        + "%d errors%n",
                SWITCHES, CANARIES, RATE, sent, counted.accepted(), counted.completed(), counted.errors());
        assertThat(counted).isEqualTo(new GatewayCount(sent, sent, 0, 0, 0));
    }

    private static GatewayCount total() {
        return application.counted().values().stream().reduce(GatewayCount.NONE, GatewayCount::plus);
    }
}
