package io.grocellery.cli;

import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.AlertsStatus.AlertStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what somebody was told of. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = {
            "Show the burn-rate alerts that fire: since when, the rule, the figures, the threshold, and what to do.",
            "Exit code 7 when one fires."
        })
final class AlertsCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(
            names = "--history",
            description = "Also those of the last 30 days that have ended, and what Alertmanager told.")
    private boolean history;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        String body = daemon().get("/api/environments/" + environment.value() + "/alerts");
        AlertsStatus status = DaemonClient.read(body, AlertsStatus.class);
        if (json) {
            screen().raw(body);
        } else {
            show(status);
        }
        return status.firing().isEmpty() ? ExitCode.DONE : ExitCode.UNHEALTHY;
    }

    private void show(AlertsStatus status) {
        if (status.firing().isEmpty()) {
            screen().raw("nothing fires in " + status.environment());
        } else {
            screen().table(AlertText.table(status.firing()));
            AlertText.remedies(status.firing()).forEach(screen()::raw);
        }
        if (history) {
            section("ended", status.ended());
            told(status);
        }
    }

    private void section(String title, List<AlertStatus> alerts) {
        screen().raw("");
        screen().raw(title + (alerts.isEmpty() ? ": none in the last 30 days" : ":"));
        if (!alerts.isEmpty()) {
            screen().table(AlertText.table(alerts));
        }
    }

    private void told(AlertsStatus status) {
        screen().raw("");
        screen().raw("from Alertmanager" + (status.delivered().isEmpty() ? ": nothing" : ":"));
        status.delivered().forEach(told -> screen().raw(AlertText.line(told)));
    }
}
