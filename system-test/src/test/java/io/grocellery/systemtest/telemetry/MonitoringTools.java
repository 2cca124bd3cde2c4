package io.grocellery.systemtest.telemetry;

import io.grocellery.systemtest.scripts.Command;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the programs are not installed, tests are skipped; in CI (environment variable {@code CI}) they fail. */
final class MonitoringTools implements ExecutionCondition {

    private static final List<List<String>> PROGRAMS = List.of(
            List.of("prometheus"),
            List.of("promtool"),
            List.of("amtool"),
            List.of("prometheus-alertmanager", "alertmanager"),
            List.of("prometheus-postgres-exporter", "postgres_exporter"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = PROGRAMS.stream()
                .filter(names -> names.stream().noneMatch(Command::exists))
                .map(List::getFirst)
                .toList();
        return missing.isEmpty() || System.getenv("CI") != null
                ? ConditionEvaluationResult.enabled("what watches is to be had")
                : ConditionEvaluationResult.disabled("skipped: " + String.join(", ", missing) + " not installed");
    }
}
