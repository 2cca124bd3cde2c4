package io.grocellery.systemtest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.systemtest.size.LargeTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the daemon, the gateway and instances of both releases while a canary is under way. */
@LargeTest
class KilledInTheMiddleIT {

    private static final String ROLLOUT = """
            canary: { steps: [ { weight: 20%, for: 6s } ], bake: 4s }
            deadlines: { start: 60s }
            """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialApplication application;

    private static int release;

    @BeforeAll
    static void start() {
        application = new TrialApplication(folder, ROLLOUT);
    }

    @AfterAll
    static void end() {
        application.close();
    }

    private static String another() {
        return application.release("errors=0\nnumber=" + ++release + "\n");
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void theDaemonWhileItWatches() {
        theDaemonIn("watching");
    }

    @Test
    void theDaemonWhileItBakes() {
        theDaemonIn("baking");
    }

    /** No request is hurt, and the next daemon ends it as this one would have. */
    private static void theDaemonIn(String phase) {
        String next = another();
        try (Shoppers shoppers = Shoppers.at(application.gateway(), 100)) {
            String id = application.deploy(next);
            application.awaitPhase(id, phase);
            kill(application.pidOf("daemon"));
            application.up();
            RolloutStatus ended = application.ended(id);
            shoppers.finish();

            assertThat(ended.phase()).as(ended.sentence()).isEqualTo("promoted");
            assertThat(application.processesOf(next)).hasSize(2);
            assertThat(shoppers.hurt())
                    .as(
                            "%s",
                            shoppers.answers().stream()
                                    .filter(each -> !each.good())
                                    .toList())
                    .isZero();
        }
    }

    @Test
    void theGatewayWhileItWatches() {
        String next = another();
        try (Shoppers shoppers = Shoppers.at(application.gateway(), 100)) {
            String id = application.deploy(next);
            application.awaitPhase(id, "watching");
            kill(application.pidOf("gateway"));
            RolloutStatus ended = application.ended(id);
            shoppers.finish();

            assertThat(ended.phase()).as(ended.sentence()).isEqualTo("promoted");
            assertThat(application.processesOf(next)).hasSize(2);
        }
    }

    @Test
    void anInstanceOfTheCandidateSendsItBack() {
        String next = another();
        try (Shoppers shoppers = Shoppers.at(application.gateway(), 100)) {
            String id = application.deploy(next);
            application.awaitPhase(id, "watching");
            kill(application.processesOf(next).getFirst());
            RolloutStatus ended = application.ended(id);
            shoppers.finish();

            assertThat(ended.phase()).isEqualTo("rolled-back");
            assertThat(ended.sentence()).contains("ended by itself");
            assertThat(application.processesOf(next)).isEmpty();
        }
    }

    @Test
    void anInstanceOfTheStableReleaseIsStartedAgain() {
        String next = another();
        try (Shoppers shoppers = Shoppers.at(application.gateway(), 100)) {
            String id = application.deploy(next);
            String before =
                    application.rollout(id).services().getFirst().stable().release();
            application.awaitPhase(id, "watching");
            kill(application.processesOf(before).getFirst());
            RolloutStatus ended = application.ended(id);
            shoppers.finish();

            assertThat(ended.phase()).as(ended.sentence()).isEqualTo("promoted");
            assertThat(application.processesOf(next)).hasSize(2);
            assertThat(application.processesOf(before)).isEmpty();
        }
    }
}
