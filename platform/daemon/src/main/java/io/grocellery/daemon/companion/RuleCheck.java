package io.grocellery.daemon.companion;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Lets promtool look at the configuration and the rules before Prometheus starts with them. */
final class RuleCheck {

    /** @throws ExplainedException with promtool's own words, when something is wrong with them */
    void configuration(Path file) {
        try {
            Process process = new ProcessBuilder(
                            DebianProgram.PROMTOOL.require().toString(), "check", "config", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ExplainedException(
                        "prometheus was not started",
                        "promtool finds fault with its files: " + faults(said),
                        "correct monitoring/prometheus.yml or monitoring/alert_rules.yml");
            }
        } catch (IOException failed) {
            throw new ExplainedException(
                    "promtool cannot be run", String.valueOf(failed.getMessage()), "reinstall it", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ExplainedException(
                    "prometheus was not started", "starting it was interrupted", "run the command again", interrupted);
        }
    }

    private static String faults(String said) {
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("SUCCESS") && !line.startsWith("Checking"))
                .collect(Collectors.joining("; "));
    }
}
