package io.grocellery.cli;

import io.grocellery.core.status.ObjectivesStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how the objectives stand. */
@Command(
        name = "slo",
        mixinStandardHelpOptions = true,
        description = {
            "Show how the objectives of each service and journey stand over the last 30 days: the target, what was seen,"
                    + " what is left of the error budget, how fast it burns, and what comes next.",
            "Exit code 7 when a budget is used up."
        })
final class SloCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        String body = daemon().get("/api/environments/" + environment.value() + "/objectives");
        ObjectivesStatus status = DaemonClient.read(body, ObjectivesStatus.class);
        if (json) {
            screen().raw(body);
        } else {
            screen().raw(ObjectiveText.headline(status));
            screen().table(ObjectiveText.table(status));
        }
        return ObjectiveText.exhausted(status) ? ExitCode.UNHEALTHY : ExitCode.DONE;
    }
}
