package io.grocellery.systemtest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.status.RunStatus;
import io.grocellery.systemtest.guide.Guide;
import io.grocellery.systemtest.running.Eventually;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** From a commit to a canary in production, with a person in between; and what stops it. Each test goes on from the last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialPipeline trial;

    @BeforeAll
    static void begin() {
        trial = new TrialPipeline(folder);
    }

    @AfterAll
    static void end() {
        trial.close();
    }

    @Test
    @Order(1)
    void aCommitReachesProductionOnceAPersonAgrees() {
        String id = trial.begin();
        RunStatus asking = trial.await(id, run -> run.phase().equals("asking"));
        assertThat(asking.phase()).as(asking.toString()).isEqualTo("asking");

        Command.Result shown = trial.type("pipeline", "show", id);
        assertThat(shown.output())
                .contains("test_pass_rate 100%: passed, 100%")
                .contains("deploy-prod waits for a person")
                .contains("./grocellery approve " + id);
        Command.Result approved = trial.type("approve", id);
        assertThat(approved.code()).as(approved.output()).isZero();

        RunStatus ended = trial.ended(id);
        assertThat(ended.phase()).as(ended.toString()).isEqualTo("passed");
        assertThat(trial.served("prod"))
                .isEqualTo(TrialPipeline.stage(ended, "deploy-prod").detail().get("release.trial"));
        assertThat(trial.type("pipeline", "list").output())
                .contains(id)
                .contains("passed")
                .contains("4 of 4");
        assertThat(trial.type("pipeline", "log", "tests", id).output()).contains("one test");
    }

    @Test
    @Order(2)
    void theSameCommitAgainDoesNothingAgain() {
        String id = trial.begin();
        RunStatus asking = trial.await(id, run -> run.phase().equals("asking"));

        assertThat(TrialPipeline.stage(asking, "tests").state()).isEqualTo("unchanged");
        assertThat(TrialPipeline.stage(asking, "release").state()).isEqualTo("unchanged");
        assertThat(TrialPipeline.stage(asking, "deploy-dev").sentence()).isEqualTo("every release serves already");

        assertThat(trial.type("approve", id, "--reject", "not on a Friday").code())
                .isZero();
        RunStatus ended = trial.ended(id);
        assertThat(TrialPipeline.stage(ended, "deploy-prod").state()).isEqualTo("rejected");
        assertThat(TrialPipeline.stage(ended, "deploy-prod").sentence()).endsWith("did not agree: not on a Friday");
        assertThat(trial.type("pipeline", "watch", id).code())
                .as("8: refused by a person")
                .isEqualTo(8);
    }

    @Test
    @Order(3)
    void aFailingTestStopsItAndIsNamedWithItsLine() {
        trial.tests("expected 3 but was 4");
        trial.commit("a wrong sum");

        Command.Result run = trial.type("pipeline", "run");

        assertThat(run.code()).as(run.output()).isEqualTo(9);
        assertThat(run.output())
                .contains("test_pass_rate 100%: failed, 0% is not 100%")
                .contains("CartTest.java:41 shop.CartTest.adds: expected 3 but was 4")
                .contains("release skipped");
        trial.tests("");
        trial.commit("the right sum");
    }

    /** It is begun while `up` puts the same release there, which is slow to start. */
    @Test
    @Order(4)
    void aStageWaitsForWhatUpDoes() throws IOException {
        trial.behave("seconds-to-start=6\n");
        trial.commit("slow to start");
        Files.writeString(trial.hold(), "");
        String id = trial.begin("--branch", "feature/cart");
        CompletableFuture<Command.Result> up = CompletableFuture.supplyAsync(() -> trial.type("up", "--plain-start"));
        Eventually.holds("up replaces what serves", SOON, () -> !trial.serves("dev"));
        Files.delete(trial.hold());

        RunStatus ended = trial.ended(id);
        assertThat(ended.phase()).as(ended.toString()).isEqualTo("passed");
        assertThat(trial.served("dev"))
                .isEqualTo(TrialPipeline.stage(ended, "deploy-dev").detail().get("release.trial"));
        assertThat(up.join().code()).isZero();
    }

    /** Dev goes on with what `up` finds in the checkout, until the stage changes that. */
    @Test
    @Order(5)
    void aDaemonThatIsKilledInAStageFinishesTheRun() throws IOException {
        trial.behave("number=2\n");
        trial.commit("another release");
        Files.writeString(trial.hold(), "");
        String id = trial.begin("--branch", "feature/cart");
        trial.await(id, run -> TrialPipeline.stage(run, "tests").state().equals("running"));
        trial.behave("seconds-to-start=6\n");

        trial.killDaemon();
        Files.delete(trial.hold());
        assertThat(trial.type("up", "--plain-start").code()).isZero();
        trial.await(id, run -> TrialPipeline.stage(run, "deploy-dev").state().equals("running"));
        trial.killDaemon();
        assertThat(trial.type("up", "--plain-start").code()).isZero();

        RunStatus ended = trial.ended(id);
        assertThat(ended.phase()).as(ended.toString()).isEqualTo("passed");
        assertThat(TrialPipeline.stage(ended, "deploy-dev").sentence()).contains("promoted");
    }

    @Test
    @Order(6)
    void aBadReleaseIsSentBackByItsCanary() {
        String before = trial.served("prod");
        trial.behave("errors=0.5\n");
        trial.commit("a bad release");
        String id = trial.begin();
        trial.await(id, run -> run.phase().equals("asking"));
        assertThat(trial.type("approve", id).code()).isZero();

        RunStatus ended = trial.ended(id);

        assertThat(ended.phase()).isEqualTo("failed");
        assertThat(TrialPipeline.stage(ended, "deploy-prod").sentence()).contains("rolled back");
        assertThat(trial.served("prod")).isEqualTo(before);
        assertThat(trial.type("pipeline", "watch", id).code())
                .as("10: rolled back")
                .isEqualTo(10);
    }

    /** What the guide says to type, on the run that was just rolled back. */
    @Test
    @Order(7)
    void whatSpeaksForAndAgainstItIsOnePageToHandOver() throws IOException, InterruptedException {
        Guide guide = Guide.read(Command.checkout().resolve("docs/guide/evidence.md"));

        Guide.Run typed = guide.run(Command.checkout(), trial.environment());

        assertThat(typed.failures()).as(typed.output()).isEmpty();
        assertThat(folder.resolve("evidence.html"))
                .content()
                .startsWith("<!doctype html>")
                .contains("a bad release", "test_pass_rate 100%", "deploy-prod", "rolled back", "sha256:")
                .contains("not enough data: deployments have been written down for")
                .doesNotContain("<script", "<link", "src=");
        Map<String, Object> facts = JSON.std.mapFrom(Files.readString(folder.resolve("evidence.json")));
        assertThat(facts).containsEntry("application", "trials");
        assertThat(facts.get("deployments"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty();
    }

    @Test
    @Order(8)
    void aRunIsEndedByAPerson() throws IOException {
        trial.behave("errors=0\nnumber=3\n");
        trial.commit("yet another release");
        Files.writeString(trial.hold(), "");
        String id = trial.begin();
        trial.await(id, run -> TrialPipeline.stage(run, "tests").state().equals("running"));

        Command.Result second = trial.type("pipeline", "run", "--detach");
        assertThat(second.code()).isEqualTo(8);
        assertThat(second.output()).contains("run " + id + " goes on");
        assertThat(trial.type("pipeline", "cancel", id).code()).isZero();

        RunStatus ended = trial.ended(id);
        assertThat(TrialPipeline.stage(ended, "tests").state()).isEqualTo("cancelled");
        Files.delete(trial.hold());
        assertThat(trial.type("pipeline", "retry", id).code()).isZero();
        assertThat(trial.await(id, run -> run.phase().equals("asking")).phase()).isEqualTo("asking");
        assertThat(trial.type("pipeline", "cancel", id).code()).isZero();
    }
}
