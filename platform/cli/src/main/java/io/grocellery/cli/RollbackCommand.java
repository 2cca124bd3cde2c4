package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a service back to the release before, while that is warm. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Give a service back to the release that served before, while that is still warm: a change of weights, "
                    + "which waits for nothing.",
            "Once it has ended, ./grocellery deploy brings an earlier release back."
        })
final class RollbackCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(paramLabel = "SERVICE", description = "The service.")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Option(names = "--to", paramLabel = "RELEASE", description = "The release that is to serve again.")
    private @Nullable String release;

    @Override
    protected ExitCode run() {
        RolloutClient client = new RolloutClient(daemon(), environment.value());
        RolloutStatus warm = client.list().stream()
                .filter(each -> !each.over() && each.possible().contains("abort"))
                .filter(each -> earlier(each).isPresent())
                .findFirst()
                .orElseThrow(() -> RefusedException.of(
                        "there is nothing to go back to",
                        "no earlier release of " + service + (release == null ? "" : " named " + release)
                                + " is warm in " + environment.value(),
                        "see ./grocellery releases " + service + "; ./grocellery deploy brings one of them back"));
        RolloutStatus status = client.ask(warm.id(), "abort", Map.of("full", false, "by", Person.here()));
        screen().line(RolloutText.headline(status));
        return ExitCode.DONE;
    }

    private Optional<String> earlier(RolloutStatus rollout) {
        return rollout.services().stream()
                .filter(change -> change.service().equals(service))
                .map(change -> change.stable().release())
                .filter(stable -> release == null || release.equals(stable))
                .findFirst();
    }
}
