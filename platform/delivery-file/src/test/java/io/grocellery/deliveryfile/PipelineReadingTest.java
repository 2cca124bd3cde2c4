package io.grocellery.deliveryfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.GateExpression;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.pipeline.PipelineDefinition;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineReadingTest {

    private static final String SHOP = """
            application: shop
            services:
              a-service: { path: a, port: 9001, routes: [/a/**], memory: 64MiB }
            environments:
              dev: { gateway: 9000, admin: 9010, replicas: 1, profile: lean, branches: ["feature/**"] }
              staging: { gateway: 9100, admin: 9110, replicas: 1, profile: lean, branches: [develop] }
              prod: { gateway: 9200, admin: 9210, replicas: 1, profile: fast, branches: [main], approval: required }
            quality_gates:
              code_coverage: ">80%"
              security_vulnerabilities: "0 critical, <5 high"
            """;

    private static final String STAGES = """
            pipeline:
              tests:
                command: [mvn, -B, verify]
                workspace: java
                inputs: ["a/**", pom.xml]
                outputs: "a/target/*.jar"
                reports: { coverage: "**/jacoco.xml", tests: ["**/surefire-reports/*.xml"] }
                gates: [code_coverage]
                deadline: 20m
                fresh: 12h
              scan: { command: [grocellery, scan], gates: [security_vulnerabilities] }
              release: { needs: [tests, scan], command: [grocellery, release], reports: { releases: releases.json } }
              deploy-dev: { needs: [release], deploy: dev, traffic: 20 }
            """;

    @Test
    void readsEveryWord() throws InvalidDeliveryFileException {
        PipelineDefinition pipeline = read(SHOP + STAGES).pipeline();

        assertThat(pipeline.stages())
                .extracting(stage -> stage.name().value())
                .containsExactly("tests", "scan", "release", "deploy-dev");
        assertThat(pipeline.stages().getFirst())
                .isEqualTo(new StageDefinition(
                        new StageName("tests"),
                        List.of(),
                        new Work.Command(List.of("mvn", "-B", "verify")),
                        "java",
                        List.of("a/**", "pom.xml"),
                        List.of("a/target/*.jar"),
                        Map.of(
                                ReportKind.COVERAGE, List.of("**/jacoco.xml"),
                                ReportKind.TESTS, List.of("**/surefire-reports/*.xml")),
                        List.of(new Gate(new GateName("code_coverage"), GateExpression.parse(">80%"))),
                        Duration.ofMinutes(20),
                        Duration.ofHours(12)));
    }

    @Test
    void whatIsNotSaidIsAsByDefault() throws InvalidDeliveryFileException {
        StageDefinition deploy = read(SHOP + STAGES).pipeline().stages().getLast();

        assertThat(deploy.work()).isEqualTo(new Work.Deploy(new EnvironmentName("dev"), 20));
        assertThat(deploy.workspace()).isEqualTo("build");
        assertThat(deploy.deadline()).isEqualTo(StageDefinition.STANDARD_DEADLINE);
        assertThat(deploy.fresh()).isEqualTo(StageDefinition.STANDARD_FRESH);
    }

    @Test
    void anApplicationNeedsNoPipeline() throws InvalidDeliveryFileException {
        assertThat(read(SHOP).pipeline()).isEqualTo(PipelineDefinition.NONE);
    }

    @ParameterizedTest
    @CsvSource({"feature/cart, dev", "develop, dev staging", "main, dev staging prod", "odd, ''"})
    void aBranchGoesAsFarAsTheLastEnvironmentThatNamesIt(String branch, String environments)
            throws InvalidDeliveryFileException {
        assertThat(read(SHOP).reachedFrom(branch).stream()
                        .map(EnvironmentDefinition::name)
                        .map(EnvironmentName::value))
                .containsExactly(environments.isEmpty() ? new String[0] : environments.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gates: [code_coverage]        | gates: [odd]                     | there is no gate 'odd' in quality_gates
                    gates: [code_coverage]        | gates: []                        | no stage of the pipeline asks the gate 'code_coverage'
                    needs: [tests, scan]          | needs: [tests, odd]              | release needs 'odd', which is no stage
                    needs: [tests, scan]          | needs: [deploy-dev]              | stages need one another in a circle
                    traffic: 20                   | traffic: 501                     | 501 requests a second are outside 0 to 500
                    fresh: 12h                    | traffic: 5                       | only a deployment is sent traffic
                    deploy: dev                   | deploy: mars                     | there is no environment 'mars'
                    deploy: dev                   | deploy: dev, command: [a]        | has both command and deploy
                    command: [grocellery, scan],  | deadline: 1m,                    | has neither command and deploy
                    command: [mvn, -B, verify]    | command: []                      | is empty
                    reports: { releases: releases.json } | fresh: 1h                 | deploy-dev has nothing to deploy
                    deadline: 20m                 | deadline: 0s                     | is no time at all
                    fresh: 12h                    | fresh: 3d                        | is more than a day
                    outputs: "a/target/*.jar"     | outputs: "../secret"             | leads outside the folder
                    coverage: "**/jacoco.xml"     | covrage: "**/jacoco.xml"         | unknown key 'covrage'
                    workspace: java               | workspace: ../java               | names no workspace
                    code_coverage: ">80%"         | code_coverage: "much"            | bounds nothing
                    """)
    void tellsWhatIsWrong(String right, String wrong, String told) {
        String broken = (SHOP + STAGES).replace(right, wrong);

        assertThat(broken).isNotEqualTo(SHOP + STAGES);
        assertThat(catchThrowableOfType(InvalidDeliveryFileException.class, () -> read(broken)))
                .hasMessageContaining(told);
    }

    private static Delivery read(String text) throws InvalidDeliveryFileException {
        return new DeliveryFileReader().read("delivery.yaml", text);
    }
}
