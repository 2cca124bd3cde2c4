package io.grocellery.cli;

import io.grocellery.core.status.Progress;
import picocli.CommandLine.Command;

/** Does what commands commonly do, so that the launcher's start-up cache holds it. */
@Command(name = "warm-up", hidden = true, description = "Used by the launcher to make its start-up cache.")
final class WarmUpCommand extends BaseCommand {

    @Override
    protected ExitCode run() {
        daemon().answers();
        SampleDaemon.beside(installation()).ifPresent(WarmUpCommand::talk);
        DaemonClient.read("{\"phase\":\"x\",\"state\":\"DONE\",\"message\":\"\",\"millis\":1}", Progress.class);
        screen().raw(Grocellery.commandLine().getUsageMessage());
        return ExitCode.DONE;
    }

    /** As a command does with a daemon that runs: asks it, understands the answer and shows it. */
    private static void talk(SampleDaemon daemon) {
        try (daemon) {
            String[] words = {"status", "--port-offset", Integer.toString(daemon.offset())};
            Grocellery.execute(Grocellery.calledBy(words), words);
        }
    }
}
