package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rollouts. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the rollouts of an environment, the latest first, at most fifty.")
final class RolloutListCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        RolloutClient client = new RolloutClient(daemon(), environment.value());
        if (json) {
            screen().raw(client.listJson());
            return ExitCode.DONE;
        }
        List<RolloutStatus> all = client.list();
        if (all.isEmpty()) {
            screen().raw("no rollout yet in " + environment.value() + "; begin one with ./grocellery deploy");
        } else {
            screen().table(RolloutText.table(all));
        }
        return ExitCode.DONE;
    }
}
