package io.grocellery.systemtest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.systemtest.scripts.Command;
import io.grocellery.systemtest.telemetry.AlertRules.Alert;
import io.grocellery.systemtest.telemetry.AlertRules.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The alert rules by themselves: each has both sides and a runbook, and does on its fault what it says. */
final class AlertRulesTest {

    private static final Path HOME = Command.checkout();
    private static final int AT_LEAST = 17;

    private final List<Alert> alerts = AlertRules.alerts();

    @Test
    void eachAlertIsTestedOnItsFaultAndOnSomethingThatIsNone() {
        List<Expectation> expectations = AlertRules.expectations();

        assertThat(alerts).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(expectations)
                        .as(alert.name())
                        .contains(new Expectation(alert.name(), true), new Expectation(alert.name(), false)));
    }

    @Test
    void eachAlertSaysHowUrgentItIsWithTheFigureItSaw() {
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("page", "ticket");
            assertThat(alert.annotation("summary")).isNotBlank();
            assertThat(alert.annotation("description")).contains("{{ $value");
        });
    }

    @Test
    void eachAlertHasARunbookAndEachRunbookAnAlert() throws IOException {
        List<String> named = alerts.stream()
                .map(alert -> alert.annotation("runbook"))
                .distinct()
                .toList();

        assertThat(named)
                .allSatisfy(runbook -> assertThat(HOME.resolve(runbook)).isRegularFile());
        try (Stream<Path> files = Files.list(HOME.resolve("docs/runbooks"))) {
            assertThat(files.map(file -> HOME.relativize(file).toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void thePageNamesEachAlert() throws IOException {
        String page = Files.readString(HOME.resolve("docs/guide/monitoring.md"));

        assertThat(alerts)
                .allSatisfy(alert -> assertThat(page)
                        .contains(
                                alert.name().startsWith("ErrorBudget")
                                        ? alert.name().replaceFirst("ErrorBudget(?!Burns)", "…")
                                        : alert.name()));
    }

    @Test
    @ExtendWith(MonitoringTools.class)
    void theFilesAreValid() {
        assertGood("promtool", "check", "config", "prometheus.yml");
        assertGood("promtool", "check", "rules", "--lint-fatal", "alert_rules.yml");
        assertGood("amtool", "check-config", "alertmanager.yml");
    }

    /** Half an hour of healthy traffic, in which none of them fires, is one of the tests. */
    @Test
    @ExtendWith(MonitoringTools.class)
    void eachAlertFiresOnItsFaultAndIsSilentOtherwise() {
        assertGood("promtool", "test", "rules", "alert_rules_test.yml");
    }

    private static void assertGood(String... words) {
        Command.Result result = Command.in(AlertRules.FOLDER, words).run();
        assertThat(result.code()).as(result.output()).isZero();
    }
}
