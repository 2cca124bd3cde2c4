package io.grocellery.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grocellery.core.model.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineDefinitionTest {

    private static final PipelineDefinition WHOLE = pipeline(
            Stages.command("source"),
            Stages.command("tests", "source"),
            Stages.command("scan", "source"),
            Stages.releases("images", "tests", "scan"),
            Stages.deploy("deploy-dev", "dev", "images"),
            Stages.command("journeys", "deploy-dev"),
            Stages.deploy("deploy-prod", "prod", "journeys"));

    @Test
    void aStageComesAfterWhatItNeeds() {
        PipelineDefinition mixed = pipeline(
                Stages.command("images", "tests"), Stages.command("tests", "source"), Stages.command("source"));

        assertThat(names(mixed)).containsExactly("source", "tests", "images");
    }

    @Test
    void aBranchGoesAsFarAsItsEnvironment() {
        assertThat(names(WHOLE.within(Set.of(new EnvironmentName("dev")))))
                .containsExactly("source", "tests", "scan", "images", "deploy-dev", "journeys");
        assertThat(names(WHOLE.within(Set.of()))).containsExactly("source", "tests", "scan", "images");
        assertThat(WHOLE.within(Set.of(new EnvironmentName("dev"), new EnvironmentName("prod"))))
                .isEqualTo(WHOLE);
    }

    @Test
    void oneStageBringsWhatItNeeds() {
        assertThat(names(WHOLE.upTo(Stages.name("tests")))).containsExactly("source", "tests");
        assertThat(names(WHOLE.upTo(Stages.name("images")))).containsExactly("source", "tests", "scan", "images");
    }

    @Test
    void refusesACircleAndTellsIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> pipeline(Stages.command("a", "c"), Stages.command("b", "a"), Stages.command("c", "b")))
                .withMessage("stages need one another in a circle: a -> c -> b -> a");
    }

    @Test
    void refusesNamesThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline(Stages.command("a"), Stages.command("a")))
                .withMessageContaining("two stages 'a'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline(Stages.command("a", "b")))
                .withMessageContaining("a needs 'b', which is no stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stages.command("a", "a"))
                .withMessageContaining("a needs itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline(Stages.command("a"), Stages.deploy("b", "dev", "a")))
                .withMessageContaining("b has nothing to deploy: no stage before it reports releases");
    }

    @Test
    void onlyACommandsResultIsUsedAgain() {
        StageDefinition scan = Stages.command("scan");

        assertThat(scan.reusable()).isTrue();
        assertThat(Stages.deploy("deploy-dev", "dev", "scan").reusable()).isFalse();
        assertThat(new StageDefinition(
                                scan.name(),
                                List.of(),
                                scan.work(),
                                "build",
                                List.of(),
                                List.of(),
                                Map.of(),
                                List.of(),
                                Stages.DEADLINE,
                                Duration.ZERO)
                        .reusable())
                .isFalse();
    }

    private static PipelineDefinition pipeline(StageDefinition... stages) {
        return new PipelineDefinition(List.of(stages));
    }

    private static List<String> names(PipelineDefinition pipeline) {
        return pipeline.stages().stream().map(stage -> stage.name().value()).toList();
    }
}
