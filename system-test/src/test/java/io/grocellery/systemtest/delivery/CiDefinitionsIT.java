package io.grocellery.systemtest.delivery;

import static io.grocellery.systemtest.delivery.Yaml.list;
import static io.grocellery.systemtest.delivery.Yaml.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub Actions, CodeBuild and CodePipeline: valid, thin, and calling each stage of delivery.yaml. */
class CiDefinitionsIT {
    private static final Path CHECKOUT = Command.checkout();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL = Pattern.compile("\\./grocellery pipeline stage ([a-z-]+)");

    /** What a step may do besides calling a stage. */
    private static final List<String> BESIDES =
            List.of(".ci/run packages", ".ci/run all", "scripts/scan-tools.sh trivy", "./grocellery down");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theWorkflowCallsEachStageAndNoOther() throws IOException {
        assertThat(stepsOfTheWorkflow().stream()
                        .flatMap(step ->
                                CALL.matcher(String.valueOf(step.get("run"))).results())
                        .map(call -> call.group(1)))
                .containsExactlyInAnyOrderElementsOf(stages().keySet());
    }

    @Test
    void theWorkflowDoesNothingButCallStages() throws IOException {
        assertThat(stepsOfTheWorkflow())
                .filteredOn(step -> step.containsKey("run"))
                .allSatisfy(step -> assertThat(String.valueOf(step.get("run")))
                        .matches(run ->
                                BESIDES.contains(run) || CALL.matcher(run).matches()));
    }

    @Test
    void theWorkflowTrustsNoTagHoldsFewRightsAndEndsInTime() throws IOException {
        var workflow = Yaml.read(".github/workflows/pipeline.yml");

        assertThat(workflow.at("permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(stepsOfTheWorkflow())
                .filteredOn(step -> step.containsKey("uses"))
                .isNotEmpty()
                .allSatisfy(
                        step -> assertThat(String.valueOf(step.get("uses"))).matches("actions/[a-z-]+@[0-9a-f]{40}"));
        assertThat(workflow.at("jobs").values())
                .allSatisfy(job -> assertThat(map(job)).containsKey("timeout-minutes"));
        assertThat(workflow.at("jobs", "production")).containsEntry("environment", "production");
    }

    @Test
    void nothingGoesToProductionBeforeTheLargeTestsToo() throws IOException {
        var jobs = Yaml.read(".github/workflows/pipeline.yml").at("jobs");
        var tests = map(jobs.get("all-tests"));

        assertThat(list(tests.get("steps")))
                .extracting(step -> map(step).get("run"))
                .contains(".ci/run all");
        assertThat(tests).doesNotContainKey("if");
        assertThat(list(map(jobs.get("production")).get("needs")).contains("all-tests"))
                .isTrue();
    }

    @Test
    void actionlintFindsNothing() {
        requireInstalled("actionlint");
        assertThat(Command.in(CHECKOUT, "actionlint", "-no-color").run().output())
                .isEmpty();
    }

    @Test
    void actionlintRefusesWhatIsWrong() throws IOException {
        requireInstalled("actionlint");
        var broken = Files.readString(CHECKOUT.resolve(".github/workflows/pipeline.yml"))
                .replace("runs-on: ubuntu-24.04", "runs-on: ${{ nobody.knows }}");
        Files.writeString(folder.resolve("pipeline.yml"), broken);
        assertThat(Command.in(folder, "actionlint", "-no-color", "pipeline.yml")
                        .run()
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theBuildspecCallsEachStageInAnOrderThatHolds() throws IOException {
        var variables = Yaml.read("buildspec.yml").at("env", "variables");
        var named = List.of(String.valueOf(variables.get("STAGES")).split(" "));

        assertThat(named).containsExactlyInAnyOrderElementsOf(stages().keySet());
        assertInOrder(named);
    }

    /** CodeBuild runs the commands by bash: so does this, with a launcher that notes what it is told. */
    @Test
    void theBuildspecRunsTheStageItIsToldOrAll() throws IOException {
        var phases = Yaml.read("buildspec.yml").at("phases", "build");
        var command = String.valueOf(list(phases.get("commands")).getFirst());

        assertThat(told(command, "unit-tests")).isEqualTo("pipeline stage unit-tests\n");
        assertThat(told(command, "")).hasLineCount(stages().size()).contains("pipeline stage deploy-prod\n");
    }

    private String told(String command, String stage) throws IOException {
        var launcher = Files.writeString(folder.resolve("grocellery"), "#!/bin/sh\necho \"$*\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        var variables = Yaml.read("buildspec.yml").at("env", "variables");
        var result = Command.in(folder, "bash", "-c", command)
                .with("STAGE", stage)
                .with("STAGES", String.valueOf(variables.get("STAGES")))
                .run();
        assertThat(result.code()).isZero();
        return result.output();
    }

    @Test
    void theBuildspecIsOne() throws IOException {
        assertThat(buildspecSchema().validate(buildspec())).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoBuildspec() throws IOException {
        var buildspec = buildspec();
        ((ObjectNode) buildspec.get("phases")).putObject("biuld");
        assertThat(buildspecSchema().validate(buildspec)).isNotEmpty();
    }

    private static JsonNode buildspec() throws IOException {
        return JSON.valueToTree(Yaml.read("buildspec.yml").content());
    }

    private static JsonSchema buildspecSchema() throws IOException {
        try (var file = CiDefinitionsIT.class.getResourceAsStream("/delivery/buildspec-schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(file);
        }
    }

    @Test
    void terraformIsFormattedAndCanBeRead() {
        var result = terraform(CHECKOUT, "fmt", "-check", "-recursive", "-diff", "terraform");
        assertThat(result.code()).as(result.output()).isZero();
    }

    @Test
    void codePipelineHasEachStageInAnOrderThatHoldsAndProductionWaitsForAPerson() throws IOException {
        var outputs = outputsOf(CHECKOUT.resolve("delivery.yaml"));
        List<String> named = new ArrayList<>();
        outputs.at("/names/value").forEach(name -> named.add(name.asText()));

        assertThat(named).containsExactlyInAnyOrderElementsOf(stages().keySet());
        assertInOrder(named);
        assertThat(outputs.at("/approved/value").toString()).isEqualTo("[\"deploy-prod\"]");
        assertThat(outputs.at("/minutes/value")).hasSameSizeAs(named);
    }

    /** One of them, source, is a word of Terraform too. */
    @Test
    void codePipelineNamesNoStageByItself() throws IOException {
        var names =
                stages().keySet().stream().filter(name -> name.contains("-")).toList();
        try (var files = Files.walk(CHECKOUT.resolve("terraform"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".tf")).toList()) {
                assertThat(Files.readString(file)).doesNotContain(names);
            }
        }
        assertThat(Files.readString(CHECKOUT.resolve("terraform/modules/pipeline/main.tf")))
                .contains(
                        "for_each = toset(module.stages.names)", "buildspec = \"buildspec.yml\"", "name  = \"STAGE\"");
    }

    @Test
    void aDeliveryFileThatIsNotThereIsRefused() throws IOException {
        var module = module();
        var result = terraform(module, "plan", "-input=false", "-no-color", "-var", "delivery_file=/no/such.yaml");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("There is no such delivery file");
    }

    private JsonNode outputsOf(Path delivery) throws IOException {
        var module = module();
        var applied = terraform(
                module, "apply", "-auto-approve", "-input=false", "-no-color", "-var", "delivery_file=" + delivery);
        assertThat(applied.code()).as(applied.output()).isZero();
        return JSON.readTree(terraform(module, "output", "-json").output());
    }

    /** A copy, since terraform leaves its state where it works. It asks no provider, so that nothing is fetched. */
    private Path module() throws IOException {
        var module = Files.createDirectories(folder.resolve("stages"));
        Files.copy(CHECKOUT.resolve("terraform/modules/pipeline-stages/main.tf"), module.resolve("main.tf"));
        assertThat(terraform(module, "init", "-input=false", "-no-color").code())
                .isZero();
        return module;
    }

    private Command.Result terraform(Path where, String... words) {
        var program = Stream.of("terraform", "tofu").filter(Command::exists).findFirst();
        requireInstalled(program.orElse("terraform"));
        var command = Stream.concat(program.stream(), Stream.of(words)).toArray(String[]::new);
        var settings = folder.resolve("terraformrc");
        if (!Files.exists(settings)) {
            writeNothing(settings);
        }
        return Command.in(where, command)
                .with("TF_CLI_CONFIG_FILE", settings.toString())
                .run();
    }

    private static void writeNothing(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void assertInOrder(List<String> named) throws IOException {
        for (var stage : stages().entrySet()) {
            assertThat(named.subList(0, named.indexOf(stage.getKey())))
                    .as("what %s needs", stage.getKey())
                    .containsAll(stage.getValue());
        }
    }

    private static List<Map<String, Object>> stepsOfTheWorkflow() throws IOException {
        return Yaml.read(".github/workflows/pipeline.yml").at("jobs").values().stream()
                .flatMap(job -> list(map(job).get("steps")).stream())
                .map(Yaml::map)
                .toList();
    }

    /** The stages of the delivery file with what each needs. */
    private static Map<String, List<String>> stages() throws IOException {
        var delivery = Yaml.read("delivery.yaml");
        Map<String, List<String>> stages = new LinkedHashMap<>();
        delivery.at("pipeline")
                .forEach((name, stage) -> stages.put(
                        name,
                        list(map(stage).get("needs")).stream()
                                .map(String::valueOf)
                                .toList()));
        assertThat(stages).hasSizeGreaterThan(10);
        return stages;
    }

    /** In CI nothing may be missing: a check that did not run is none. */
    private static void requireInstalled(String program) {
        var there = Command.exists(program);
        if (!there && "true".equals(System.getenv("CI"))) {
            fail(program + " is not installed, and in CI everything is");
        }
        assumeTrue(there, "skipped: " + program + " is not installed");
    }
}
