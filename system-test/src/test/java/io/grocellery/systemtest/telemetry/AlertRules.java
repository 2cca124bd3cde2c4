package io.grocellery.systemtest.telemetry;

import static io.grocellery.systemtest.telemetry.Dashboards.maps;

import io.grocellery.systemtest.scripts.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code monitoring/} as they stand. */
final class AlertRules {

    static final Path FOLDER = Command.checkout().resolve("monitoring");

    private AlertRules() {}

    /** An alert with all that is said of it. */
    record Alert(String name, String severity, Map<?, ?> annotations) {

        String annotation(String key) {
            return String.valueOf(annotations.get(key));
        }
    }

    /** One moment of a test of the rules: which alert, and whether it is to fire then. */
    record Expectation(String alert, boolean fires) {}

    static List<Alert> alerts() {
        return rules().filter(rule -> rule.containsKey("alert"))
                .map(AlertRules::alert)
                .toList();
    }

    private static Stream<Map<?, ?>> rules() {
        return maps(read("alert_rules.yml"), "groups").flatMap(group -> maps(group, "rules"));
    }

    private static Alert alert(Map<?, ?> rule) {
        Map<?, ?> labels = (Map<?, ?>) Objects.requireNonNull(rule.get("labels"));
        return new Alert(String.valueOf(rule.get("alert")), String.valueOf(labels.get("severity")), (Map<?, ?>)
                Objects.requireNonNull(rule.get("annotations")));
    }

    static List<Expectation> expectations() {
        return maps(read("alert_rules_test.yml"), "tests")
                .flatMap(test -> maps(test, "alert_rule_test"))
                .map(each -> new Expectation(
                        String.valueOf(each.get("alertname")),
                        maps(each, "exp_alerts").findAny().isPresent()))
                .toList();
    }

    private static Map<?, ?> read(String file) {
        try {
            Object content =
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(file)));
            return (Map<?, ?>) Objects.requireNonNull(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
