package io.grocellery.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPlannerTest {

    private static final String DIGEST = "sha256:aaaa";

    private final TrialWorld world = new TrialWorld();

    @Test
    void runsAtOnceWhatTheGraphAllows() {
        Trial trial = new Trial(
                world,
                2,
                Set.of(),
                Stages.command("source"),
                Stages.command("tests", "source"),
                Stages.command("scan", "source"),
                Stages.command("licences", "source"),
                Stages.command("images", "tests", "scan", "licences"));

        assertThat(trial.run().passed()).isTrue();

        assertThat(world.done())
                .containsExactly("start source", "start tests", "start scan", "start licences", "start images");
        assertThat(Duration.between(
                        trial.state().startedAt(), trial.state().endedAt().orElseThrow()))
                .as("source, two at once, the third, images: four times ten seconds")
                .isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void neverRunsTwoStagesInOneWorkspace() {
        Trial trial = new Trial(world, 4, Set.of(), Stages.in("build", "unit"), Stages.in("build", "integration"));

        trial.turn();

        assertThat(world.done()).containsExactly("start unit");
        assertThat(trial.run().passed()).isTrue();
    }

    @Test
    void whatFailsStopsWhatNeedsItAndNothingElse() {
        world.ends("tests", Outcome.FAILED);
        Trial trial = new Trial(
                world,
                2,
                Set.of(),
                Stages.command("tests"),
                Stages.command("scan"),
                Stages.command("images", "tests"),
                Stages.command("deploy", "images"));

        RunState ended = trial.run();

        assertThat(ended.over()).isTrue();
        assertThat(ended.passed()).isFalse();
        assertThat(trial.outcome("scan")).isEqualTo(Outcome.PASSED);
        assertThat(trial.outcome("images")).isEqualTo(Outcome.SKIPPED);
        assertThat(trial.outcome("deploy")).isEqualTo(Outcome.SKIPPED);
        assertThat(ended.failures()).extracting(StageState::name).containsExactly(Stages.name("tests"));
    }

    @Test
    void everyWaitHasADeadline() {
        world.lasts(Stages.name("tests"), Duration.ofHours(1));
        Trial trial = new Trial(world, 1, Set.of(), Stages.command("tests"));

        RunState ended = trial.run();

        assertThat(world.done()).containsExactly("start tests", "stop tests");
        assertThat(trial.outcome("tests")).isEqualTo(Outcome.TIMED_OUT);
        assertThat(ended.endedAt()).contains(ended.startedAt().plus(Stages.DEADLINE));
    }

    @Test
    void asksAPersonOnceEverythingElseIsDone() {
        world.subject("deploy-prod", DIGEST);
        Trial trial = withApproval();

        assertThat(trial.run().stage(Stages.name("deploy-prod")).phase())
                .isInstanceOfSatisfying(
                        StagePhase.Asking.class,
                        asking -> assertThat(asking.subject()).isEqualTo(DIGEST));
        assertThat(world.done()).containsExactly("start tests");

        world.ask(new RunCommand.Approve(Stages.name("deploy-prod"), DIGEST, "ada"));

        assertThat(trial.run().passed()).isTrue();
        assertThat(trial.state().stage(Stages.name("deploy-prod")).approval().orElseThrow())
                .isEqualTo(new Approval(DIGEST, "ada", approvedAt(trial)));
    }

    private static Instant approvedAt(Trial trial) {
        return trial.book().stream()
                .filter(RunRecord.Approved.class::isInstance)
                .map(record -> ((RunRecord.Approved) record).approval().at())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAgreementIsToOneThing() {
        world.subject("deploy-prod", DIGEST);
        Trial trial = withApproval();
        trial.run();

        world.ask(new RunCommand.Approve(Stages.name("deploy-prod"), "sha256:bbbb", "ada"));
        trial.run();
        assertThat(world.done()).as("another digest").containsExactly("start tests");

        world.ask(new RunCommand.Approve(Stages.name("deploy-prod"), DIGEST, "ada"));
        world.subject("deploy-prod", "sha256:cccc");
        trial.turn();
        assertThat(world.done()).as("changed since").containsExactly("start tests");
        assertThat(trial.state().stage(Stages.name("deploy-prod")).phase())
                .isInstanceOfSatisfying(
                        StagePhase.Asking.class,
                        asking -> assertThat(asking.subject()).isEqualTo("sha256:cccc"));
    }

    @Test
    void aPersonMayRefuse() {
        world.subject("deploy-prod", DIGEST);
        Trial trial = withApproval();
        trial.run();

        world.ask(new RunCommand.Reject(Stages.name("deploy-prod"), "ada", "not on a Friday"));

        assertThat(trial.run().passed()).isFalse();
        assertThat(trial.outcome("deploy-prod")).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aQuestionExpires() {
        world.subject("deploy-prod", DIGEST);
        Trial trial = withApproval();
        trial.run();

        world.advance(Duration.ofHours(24));
        trial.run();

        assertThat(trial.outcome("deploy-prod")).isEqualTo(Outcome.EXPIRED);
        assertThat(trial.state().over()).isTrue();
    }

    private Trial withApproval() {
        return new Trial(
                world,
                1,
                Set.of("deploy-prod"),
                Stages.releases("tests"),
                Stages.deploy("deploy-prod", "prod", "tests"));
    }

    @Test
    void endsEverythingWhenAPersonSaysSo() {
        Trial trial = new Trial(world, 2, Set.of(), Stages.command("tests"), Stages.command("images", "tests"));
        trial.turn();

        world.ask(new RunCommand.Cancel("ada"));
        trial.turn();

        assertThat(world.done()).containsExactly("start tests", "stop tests");
        assertThat(trial.outcomes()).containsExactly(Outcome.CANCELLED, Outcome.CANCELLED);
        assertThat(trial.state().over()).isTrue();
    }

    @Test
    void triesAgainOnlyWhatDidNotPass() {
        world.ends("tests", Outcome.FAILED);
        Trial trial = new Trial(
                world, 2, Set.of(), Stages.command("scan"), Stages.command("tests"), Stages.command("images", "tests"));
        trial.run();
        world.ends("tests", Outcome.PASSED);

        world.ask(new RunCommand.Retry("ada"));

        assertThat(trial.run().passed()).isTrue();
        assertThat(world.done()).containsExactly("start scan", "start tests", "start tests", "start images");
    }

    @Test
    void whatPassedIsNotTriedAgain() {
        Trial trial = new Trial(world, 2, Set.of(), Stages.command("tests"));
        RunState ended = trial.run();

        world.ask(new RunCommand.Retry("ada"));

        assertThat(trial.turn()).isEqualTo(ended);
    }

    @Test
    void aRunNamesItsStages() {
        Trial trial = new Trial(world, 1, Set.of(), Stages.command("tests"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trial.state().stage(Stages.name("odd")))
                .withMessage("run p-1 has no stage 'odd'");
        assertThatIllegalArgumentException().isThrownBy(() -> RunRecord.replay(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunPlanner(0));
    }
}
