package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.GateExpression;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.pipeline.PipelineDefinition;
import io.grocellery.core.pipeline.ReportKind;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.Work;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the gates and the stages, of which each names gates. */
final class PipelineReading {

    private static final String GATES = "gates by name, such as code_coverage: '>80%'";
    private static final String STAGES = "stages by name, at most " + PipelineDefinition.MOST_STAGES;
    private static final String STAGE =
            "needs, command, deploy, traffic, workspace, inputs, outputs, reports, gates, deadline, fresh";
    private static final String NAMES = "the names of other stages";
    private static final String WORDS = "a list of words such as [mvn, -B, verify]";
    private static final String FILES = "patterns of files such as '**/target/*.xml', below the delivery file's folder";
    private static final String WORKSPACES = "a name such as build, of lower-case letters, digits and hyphens";
    private static final String TRAFFIC = "requests a second, 0 to " + Work.Deploy.MOST_TRAFFIC;
    private static final String FRESH = "a time to 1 day such as 12h, or 0s for never";
    private static final String REPORTS =
            Arrays.stream(ReportKind.values()).map(ReportKind::word).collect(Collectors.joining(", "));

    private final Problems problems;
    private final List<EnvironmentDefinition> environments;
    private final Map<GateName, Gate> gates = new LinkedHashMap<>();
    private final Set<GateName> asked = new HashSet<>();

    PipelineReading(Problems problems, List<EnvironmentDefinition> environments) {
        this.problems = problems;
        this.environments = environments;
    }

    /** Empty when its stages do not go together. */
    Optional<PipelineDefinition> read(Section top) {
        Optional<Section> demands = top.section("quality_gates", GATES);
        demands.ifPresent(section -> section.forEach(this::gate));
        Optional<Value> value = top.optional("pipeline");
        if (value.isEmpty()) {
            return Optional.of(PipelineDefinition.NONE);
        }
        Optional<PipelineDefinition> pipeline = value.get()
                .section(STAGES)
                .map(section -> section.entries(this::stage).toList())
                .flatMap(stages -> problems.none() ? pipeline(value.get(), stages) : Optional.empty());
        demands.ifPresent(this::requireAsked);
        return pipeline;
    }

    private static Optional<PipelineDefinition> pipeline(Value value, List<StageDefinition> stages) {
        return value.checked(
                "stages that need others of this file, in no circle", () -> new PipelineDefinition(stages));
    }

    private void gate(String key, Value value) {
        Optional<GateName> name = value.checked("a name such as code_coverage", () -> new GateName(key));
        Optional<GateExpression> expression = value.as(GateExpression.FORMS, GateExpression::parse);
        name.flatMap(found -> expression.map(demand -> new Gate(found, demand)))
                .ifPresent(gate -> gates.put(gate.name(), gate));
    }

    /** A gate that no stage asks could never say no. */
    private void requireAsked(Section section) {
        section.forEach((key, value) -> {
            if (asked.stream().noneMatch(name -> name.value().equals(key))) {
                value.refuse("no stage of the pipeline asks the gate '" + key + "'", "gates: [" + key + "] at a stage");
            }
        });
    }

    private Optional<StageDefinition> stage(String key, Value value) {
        Optional<StageName> name = value.checked("a name such as unit-tests", () -> new StageName(key));
        return value.section(STAGE).flatMap(section -> {
            Optional<Work> work = work(section);
            List<StageName> needs = section.optional("needs")
                    .map(found -> found.list(NAMES, each -> each.as(NAMES, StageName::new)))
                    .orElse(List.of());
            String workspace = section.read("workspace", WORKSPACES, PipelineReading::workspace)
                    .orElse(StageDefinition.STANDARD_WORKSPACE);
            List<String> inputs = files(section, "inputs");
            List<String> outputs = files(section, "outputs");
            Map<ReportKind, List<String>> reports =
                    section.section("reports", REPORTS).map(this::reports).orElse(Map.of());
            List<Gate> demands = section.optional("gates")
                    .map(found -> found.list(known(), this::named))
                    .orElse(List.of());
            Duration deadline = section.read("deadline", Wording.TIMES, Wording::timeAboveZero)
                    .orElse(StageDefinition.STANDARD_DEADLINE);
            Duration fresh = section.read("fresh", FRESH, Wording::time).orElse(StageDefinition.STANDARD_FRESH);
            section.close();
            return name.isPresent() && work.isPresent()
                    ? value.checked(
                            STAGE,
                            () -> new StageDefinition(
                                    name.get(),
                                    needs,
                                    work.get(),
                                    workspace,
                                    inputs,
                                    outputs,
                                    reports,
                                    demands,
                                    deadline,
                                    fresh))
                    : Optional.empty();
        });
    }

    private Optional<Work> work(Section section) {
        Optional<Value> command = section.optional("command");
        Optional<Value> deploy = section.optional("deploy");
        if (command.isPresent() == deploy.isPresent()) {
            problems.add(
                    section.place(),
                    "has " + (command.isPresent() ? "both" : "neither") + " command and deploy",
                    "one of them");
            return Optional.empty();
        }
        Optional<Value> traffic = section.optional("traffic");
        traffic.filter(value -> deploy.isEmpty())
                .ifPresent(value -> value.refuse("only a deployment is sent traffic", "traffic beside deploy"));
        int requests = traffic.flatMap(value -> value.integer(TRAFFIC)).orElse(0);
        return command.map(PipelineReading::command).orElseGet(() -> deploy.flatMap(value -> deploy(value, requests)));
    }

    private static Optional<Work> command(Value value) {
        List<String> words = value.filledList(WORDS, word -> word.text(WORDS));
        return words.isEmpty() ? Optional.empty() : Optional.of(new Work.Command(words));
    }

    private Optional<Work> deploy(Value value, int traffic) {
        return value.text("an environment")
                .flatMap(text -> environments.stream()
                        .map(EnvironmentDefinition::name)
                        .filter(name -> name.value().equals(text))
                        .findFirst()
                        .or(() -> value.refuse(
                                "there is no environment '" + text + "'",
                                environments.stream()
                                        .map(each -> each.name().value())
                                        .collect(Collectors.joining(", ")))))
                .flatMap(name -> value.checked(TRAFFIC, () -> new Work.Deploy(name, traffic)));
    }

    private Map<ReportKind, List<String>> reports(Section section) {
        Map<ReportKind, List<String>> reports = new EnumMap<>(ReportKind.class);
        for (ReportKind kind : ReportKind.values()) {
            List<String> files = files(section, kind.word());
            if (!files.isEmpty()) {
                reports.put(kind, files);
            }
        }
        section.close();
        return reports;
    }

    private static List<String> files(Section section, String key) {
        return section.optional(key)
                .map(value -> value.isList()
                        ? value.filledList(FILES, PipelineReading::file)
                        : file(value).stream().toList())
                .orElse(List.of());
    }

    private static Optional<String> file(Value value) {
        return value.as(FILES, DeliveryReading::insideFolder);
    }

    private Optional<Gate> named(Value value) {
        return value.text(known())
                .flatMap(text -> gates.values().stream()
                        .filter(gate -> gate.name().value().equals(text))
                        .findFirst()
                        .map(gate -> {
                            asked.add(gate.name());
                            return gate;
                        })
                        .or(() -> value.refuse("there is no gate '" + text + "' in quality_gates", known())));
    }

    private String known() {
        return gates.keySet().stream().map(GateName::value).collect(Collectors.joining(", "));
    }

    private static String workspace(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("'" + text + "' names no workspace");
        }
        return text;
    }
}
