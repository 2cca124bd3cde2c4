package io.grocellery.cli;

import io.grocellery.core.status.Progress;
import picocli.CommandLine.Command;

/** Touches what commands commonly need, so that the launcher's start-up cache holds it. */
@Command(name = "warm-up", hidden = true, description = "Used by the launcher to make its start-up cache.")
final class WarmUpCommand extends BaseCommand {

    @Override
    protected ExitCode run() {
        daemon().answers();
        DaemonClient.read("{\"phase\":\"x\",\"state\":\"DONE\",\"message\":\"\",\"millis\":1}", Progress.class);
        screen().raw(Grocellery.commandLine().getUsageMessage());
        return ExitCode.DONE;
    }
}
