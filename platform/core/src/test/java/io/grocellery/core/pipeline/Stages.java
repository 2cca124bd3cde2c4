package io.grocellery.core.pipeline;

import io.grocellery.core.model.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stages for tests. */
final class Stages {

    static final Duration DEADLINE = Duration.ofMinutes(5);

    private Stages() {}

    static StageName name(String name) {
        return new StageName(name);
    }

    /** One that works in a place of its own. */
    static StageDefinition command(String name, String... needs) {
        return in(name, name, needs);
    }

    static StageDefinition in(String workspace, String name, String... needs) {
        return stage(name, new Work.Command(List.of("make", name)), workspace, needs);
    }

    /** One that reports what others deploy. */
    static StageDefinition releases(String name, String... needs) {
        return stage(
                name,
                new Work.Command(List.of("make", name)),
                name,
                Map.of(ReportKind.RELEASES, List.of("releases.json")),
                needs);
    }

    static StageDefinition deploy(String name, String environment, String... needs) {
        return stage(name, new Work.Deploy(new EnvironmentName(environment), 0), name, needs);
    }

    private static StageDefinition stage(String name, Work work, String workspace, String... needs) {
        return stage(name, work, workspace, Map.of(), needs);
    }

    private static StageDefinition stage(
            String name, Work work, String workspace, Map<ReportKind, List<String>> reports, String... needs) {
        return new StageDefinition(
                name(name),
                Stream.of(needs).map(StageName::new).toList(),
                work,
                workspace,
                List.of(),
                List.of(),
                reports,
                List.of(),
                DEADLINE,
                Duration.ofDays(1));
    }
}
