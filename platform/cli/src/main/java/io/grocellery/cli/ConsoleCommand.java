package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a browser press the console's buttons. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = {
            "Print an address of the console with a key, so that its buttons work in the browser that opens it.",
            "The key is good once and for a minute. Without it the console can be read and changes nothing."
        })
final class ConsoleCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Option(names = "--open", description = "Open it in this machine's browser too.")
    private boolean open;

    /** What the daemon answers. */
    record IssuedKey(String key, long seconds) {}

    @Override
    protected ExitCode run() {
        IssuedKey issued = DaemonClient.read(daemon().post("/api/console/keys", Map.of()), IssuedKey.class);
        String address = "http://127.0.0.1:" + installation().daemonPort() + "/console/rollouts#key=" + issued.key()
                + "&env=" + environment.value();
        screen().raw(address);
        if (open) {
            open(address);
        }
        return ExitCode.DONE;
    }

    private static void open(String address) {
        String opener =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(opener, address)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            throw new ExplainedException(
                    "no browser could be opened",
                    opener + " cannot be started (" + absent.getMessage() + ")",
                    "open the address above within a minute",
                    absent);
        }
    }
}
