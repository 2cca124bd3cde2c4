package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.build.Program;
import io.grocellery.target.local.process.DebianProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets promtool look at the configuration and the rules before Prometheus starts with them. */
final class RuleCheck {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    /** @throws ExplainedException with promtool's own words, when something is wrong with them */
    void configuration(Path file) {
        Program.Result result = check(file);
        if (!result.good()) {
            throw new ExplainedException(
                    "prometheus was not started",
                    result.late()
                            ? "promtool has not looked through its files within " + DEADLINE.toSeconds() + " s"
                            : "promtool finds fault with its files: " + faults(result.lines()),
                    "correct monitoring/prometheus.yml or monitoring/alert_rules.yml");
        }
    }

    private static Program.Result check(Path file) {
        try {
            return new Program(file.resolveSibling(""), Map.of(), DEADLINE)
                    .run(List.of(DebianProgram.PROMTOOL.require().toString(), "check", "config", file.toString()));
        } catch (IOException failed) {
            throw new ExplainedException(
                    "promtool cannot be run", String.valueOf(failed.getMessage()), "reinstall it", failed);
        }
    }

    private static String faults(List<String> said) {
        return said.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("SUCCESS") && !line.startsWith("Checking"))
                .collect(Collectors.joining("; "));
    }
}
