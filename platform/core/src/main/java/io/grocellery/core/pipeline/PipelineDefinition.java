package io.grocellery.core.pipeline;

import io.grocellery.core.gate.Gate;
import io.grocellery.core.gate.GateName;
import io.grocellery.core.model.EnvironmentName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages, each after those that it needs.
 *
 * @param stages in the order of the file; once made, in an order in which they may run one after the other
 */
public record PipelineDefinition(List<StageDefinition> stages) {

    /** Of an application that has none. */
    public static final PipelineDefinition NONE = new PipelineDefinition(List.of());

    /** More are no pipeline that people can follow. */
    public static final int MOST_STAGES = 100;

    /**
     * Checks them together.
     *
     * @throws IllegalArgumentException when a name stands twice, a need is not there, stages need one another in a
     *     circle, or one deploys what none before it reports
     */
    public PipelineDefinition {
        if (stages.size() > MOST_STAGES) {
            throw new IllegalArgumentException(stages.size() + " stages are more than " + MOST_STAGES);
        }
        stages = new Sorting(stages).sorted();
        requireReleases(stages);
    }

    /** Sorted, so that what a stage needs was looked at before it. */
    private static void requireReleases(List<StageDefinition> sorted) {
        Set<StageName> known = new LinkedHashSet<>();
        for (StageDefinition stage : sorted) {
            if (stage.reports().containsKey(ReportKind.RELEASES)
                    || stage.needs().stream().anyMatch(known::contains)) {
                known.add(stage.name());
            } else if (stage.work() instanceof Work.Deploy) {
                throw new IllegalArgumentException(
                        stage.name() + " has nothing to deploy: no stage before it reports releases");
            }
        }
    }

    public Optional<StageDefinition> stage(StageName name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /** The demand of that name; empty when no stage asks it. */
    public Optional<Gate> gate(GateName name) {
        return stages.stream()
                .flatMap(stage -> stage.gates().stream())
                .filter(gate -> gate.name().equals(name))
                .findFirst();
    }

    /** What is left when only some environments may be deployed to: stages that need any other fall away too. */
    public PipelineDefinition within(Set<EnvironmentName> environments) {
        Set<StageName> fallen = new LinkedHashSet<>();
        for (StageDefinition stage : stages) {
            boolean elsewhere =
                    stage.work() instanceof Work.Deploy deploy && !environments.contains(deploy.environment());
            if (elsewhere || stage.needs().stream().anyMatch(fallen::contains)) {
                fallen.add(stage.name());
            }
        }
        return new PipelineDefinition(
                stages.stream().filter(stage -> !fallen.contains(stage.name())).toList());
    }

    /** A stage and everything that it needs, through others too. */
    public PipelineDefinition upTo(StageName name) {
        Set<StageName> wanted = new LinkedHashSet<>(Set.of(name));
        for (StageDefinition stage : stages.reversed()) {
            if (wanted.contains(stage.name())) {
                wanted.addAll(stage.needs());
            }
        }
        return new PipelineDefinition(
                stages.stream().filter(stage -> wanted.contains(stage.name())).toList());
    }

    /** Sorts by need, and otherwise keeps the order. */
    private static final class Sorting {

        private final Map<StageName, StageDefinition> stages = new HashMap<>();
        private final List<StageDefinition> given;
        private final Set<StageName> open = new LinkedHashSet<>();
        private final Set<StageName> done = new LinkedHashSet<>();
        private final List<StageDefinition> sorted = new ArrayList<>();

        Sorting(List<StageDefinition> given) {
            this.given = given;
            for (StageDefinition stage : given) {
                if (stages.put(stage.name(), stage) != null) {
                    throw new IllegalArgumentException("there are two stages '" + stage.name() + "'");
                }
            }
        }

        List<StageDefinition> sorted() {
            given.forEach(this::visit);
            return List.copyOf(sorted);
        }

        private void visit(StageDefinition stage) {
            if (done.contains(stage.name())) {
                return;
            }
            if (!open.add(stage.name())) {
                throw new IllegalArgumentException("stages need one another in a circle: "
                        + open.stream().map(StageName::value).collect(Collectors.joining(" -> ")) + " -> "
                        + stage.name());
            }
            stage.needs().forEach(need -> visit(needed(stage, need)));
            open.remove(stage.name());
            done.add(stage.name());
            sorted.add(stage);
        }

        private StageDefinition needed(StageDefinition stage, StageName need) {
            StageDefinition found = stages.get(need);
            if (found == null) {
                throw new IllegalArgumentException(stage.name() + " needs '" + need + "', which is no stage");
            }
            return found;
        }
    }
}
