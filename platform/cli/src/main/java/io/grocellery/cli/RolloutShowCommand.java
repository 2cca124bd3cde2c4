package io.grocellery.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one rollout. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show where a rollout stands, what the judge says and by which figures, and what was told of it.")
final class RolloutShowCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLLOUT",
            description = "Its name (default: the one under way, or the latest).")
    private @Nullable String id;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    @Override
    protected ExitCode run() {
        RolloutClient client = new RolloutClient(daemon(), environment.value());
        Optional<String> shown = client.orLatest(Optional.ofNullable(id));
        if (shown.isEmpty()) {
            screen().raw("no rollout yet in " + environment.value() + "; begin one with ./grocellery deploy");
            return ExitCode.DONE;
        }
        if (json) {
            screen().raw(client.showJson(shown.get()));
        } else {
            RolloutText.whole(client.show(shown.get())).forEach(screen()::line);
        }
        return ExitCode.DONE;
    }
}
