package io.grocellery.systemtest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RolloutStatus;
import io.grocellery.systemtest.rollout.Shoppers.Answer;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.size.LargeTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad releases of a real service under fifty requests a second. The property {@code grocellery.rollout.runs} says how
 * often the canary with errors is tried; its figures are printed. From {@value #WHOLE_PROOF} runs on, each is looked at
 * for half a minute, of which the share of requests that were hurt is taken: a good candidate would have stayed at this
 * step for longer, since it needs some 500 requests at five a second. The time is a matter of luck, of which five requests
 * a second are errors: the middle one of a few tells little, and is given three times what is asked of twenty.
 */
@LargeTest
class BadReleaseIT {

    private static final int RUNS = Integer.getInteger("grocellery.rollout.runs", 3);
    private static final int WHOLE_PROOF = 20;
    private static final double PER_SECOND = 50;
    private static final int HALF_A_MINUTE = 1_500;

    /** One bad release after the other uses the error budget up, which is not what is looked at here. */
    private static final String FORCE = "--force";

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    /** For what is tried a few times only, or on a machine that does much else. */
    private static final Duration SOON = QUICKLY.multipliedBy(3);

    private static final String ROLLOUT = """
            canary: { steps: [ { weight: 10% } ], bake: 2s }
            deadlines: { start: 60s }
            """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialApplication application;

    @SuppressWarnings("NullAway.Init")
    private static String erring;

    @BeforeAll
    static void start() {
        application = new TrialApplication(folder, ROLLOUT);
        erring = application.release("errors=0.3\n");
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @Test
    void aCanaryThatErrsIsWithdrawnWithinSecondsOfItsFirstRequest() {
        List<Duration> times = new ArrayList<>();
        long requests = 0;
        long hurt = 0;
        for (int i = 0; i < RUNS; i++) {
            try (Shoppers shoppers = Shoppers.at(application.gateway(), PER_SECOND)) {
                RolloutStatus ended = application.ended(application.deploy(erring, FORCE));
                if (RUNS >= WHOLE_PROOF) {
                    Eventually.holds(
                            "half a minute", LONGEST, () -> shoppers.answers().size() >= HALF_A_MINUTE);
                }
                shoppers.finish();
                assertThat(ended.phase()).as(ended.sentence()).isEqualTo("rolled-back");
                assertThat(ended.sentence())
                        .containsPattern("errors: .*(requests|at a share of 10% of the traffic).* of 400");
                times.add(exposure(shoppers.of(erring)));
                requests += shoppers.answers().size();
                hurt += shoppers.hurt();
            }
        }
        times.sort(Duration::compareTo);
        Duration median = times.get(times.size() / 2);
        System.out.printf(
                "canary with 30%% errors at 10%%, %d runs: withdrawn after %s (median %d ms); %d of %d requests hurt%n",
                RUNS, times, median.toMillis(), hurt, requests);
        assertThat(median).as("%s", times).isLessThan(RUNS >= WHOLE_PROOF ? QUICKLY : SOON);
        if (RUNS >= WHOLE_PROOF) {
            assertThat((double) hurt / requests).isLessThan(0.005);
        }
    }

    /** From the first request that it was given to the last. */
    private static Duration exposure(List<Answer> answers) {
        assertThat(answers).isNotEmpty();
        return Duration.between(answers.getFirst().sent(), answers.getLast().at());
    }

    @Test
    void oneThatEndsAtItsStartIsNeverGivenARequest() {
        String crashing = application.release("crashes=true\n");
        try (Shoppers shoppers = Shoppers.at(application.gateway(), PER_SECOND)) {
            RolloutStatus ended = application.ended(application.deploy(crashing, FORCE));
            shoppers.finish();

            assertThat(ended.phase()).isEqualTo("rolled-back");
            assertThat(ended.sentence()).contains("ended by itself before any request was given to it");
            assertThat(shoppers.of(crashing)).isEmpty();
            assertThat(shoppers.hurt()).isZero();
            assertThat(application.counted()).doesNotContainKey(crashing);
        }
    }

    @Test
    void oneThatHangsIsOutWithinSeconds() throws IOException, InterruptedException {
        String hanging = application.release("errors=0\nnote=hangs when a test stops it\n");
        String id = application.deploy(hanging, FORCE);
        application.awaitPhase(id, "watching");
        long process = application.processesOf(hanging).getFirst();
        Instant stopped = Instant.now();
        signal("-STOP", process);
        try {
            Eventually.holds(id + " is going back", SOON, () -> !isForward(application.rollout(id)));
            System.out.printf(
                    "a hung canary was out after %d ms%n",
                    Duration.between(stopped, Instant.now()).toMillis());
            assertThat(application.ended(id).sentence()).contains("failed 3 health checks in a row");
        } finally {
            signal("-CONT", process);
        }
    }

    @Test
    void whatCannotBeDoneIsNamedAndChangesNothing() {
        String good = application.release("errors=0\nnote=good\n");
        assertRefused("there is no release r-nowhere of trial", "deploy", "trial", "r-nowhere");
        assertRefused("there is no service 'nobody'", "deploy", "nobody", good);
        assertRefused("nothing to go back to", "rollout", "rollback", "trial");
        String id = application.deploy(good, FORCE);
        assertRefused("rollout " + id + " is changing trial", "deploy", "trial", good);
        assertThat(application.command("rollout", "abort", id).run().code()).isZero();
        assertThat(application.ended(id).sentence()).contains("aborted by");
        assertRefused("goes on as before", "rollout", "promote", id);
        assertRefused("goes on as before", "rollout", "resume", id);
        assertRefused("ro-999", "rollout", "promote", "ro-999");
    }

    private static void assertRefused(String why, String... words) {
        Command.Result result = application.command(words).run();
        assertThat(result.output()).contains(why, "why:", "do:");
        assertThat(result.code()).as(result.output()).isEqualTo(8);
    }

    private static boolean isForward(RolloutStatus status) {
        return status.stage() != null;
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process)).start().waitFor();
    }
}
