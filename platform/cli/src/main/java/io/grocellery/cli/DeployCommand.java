package io.grocellery.cli;

import io.grocellery.core.status.RolloutStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a rollout, and follows it. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Let a release take over from the one that serves, by the environment's strategy, and follow it to its end.",
            "Where the environment asks for a person's approval, it is refused without one (exit code 8): the pipeline asks"
                    + " for it, or --approve gives it. Going back to a release that served there needs none.",
            "Ctrl-C stops following; the rollout goes on."
        })
final class DeployCommand extends BaseCommand {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private EnvironmentOption environment;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "The service.")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Parameters(index = "1", paramLabel = "RELEASE", description = "The release that is to serve; see releases.")
    @SuppressWarnings("NullAway.Init")
    private String release;

    @Option(
            names = "--with",
            paramLabel = "SERVICE=RELEASE",
            description = "A further service of the same change: all are promoted or all go back.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "canary, blue-green or rolling (default: the environment's, from the delivery file).")
    private @Nullable String strategy;

    @Option(
            names = "--force",
            description =
                    "Begin in spite of a used-up error budget or an unhealthy stable release, and of nothing else.")
    private boolean force;

    @Option(
            names = "--approve",
            paramLabel = "DIGEST",
            description = "Approve exactly this in your own name, where the environment asks for a person's approval:"
                    + " the digest that the refusal tells. It is written down.")
    private @Nullable String approved;

    @Option(names = "--detach", description = "Do not follow it.")
    private boolean detach;

    @Override
    protected ExitCode run() {
        RolloutClient client = new RolloutClient(daemon(), environment.value());
        String id;
        try (ProgressView view = LocalParts.progressOn(screen())) {
            id = client.begin(request(), view);
        }
        if (detach) {
            screen().raw("see how it goes: ./grocellery rollout show " + id + " --env " + environment.value());
            return ExitCode.DONE;
        }
        return follow(client, id);
    }

    private Map<String, Object> request() {
        List<Map<String, String>> changes = new ArrayList<>();
        changes.add(Map.of("service", service, "release", release));
        others.forEach((name, id) -> changes.add(Map.of("service", name, "release", id)));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("changes", changes);
        request.put("force", force);
        request.put("by", Person.here());
        if (strategy != null) {
            request.put("strategy", strategy);
        }
        if (approved != null) {
            request.put("approves", approved);
        }
        return request;
    }

    private ExitCode follow(RolloutClient client, String id) {
        return new RolloutFollower(client, screen(), new LocalParts(installation()).patience()).follow(id);
    }

    static ExitCode exitCode(RolloutStatus ended) {
        return ended.phase().equals("promoted") ? ExitCode.DONE : ExitCode.ROLLED_BACK;
    }
}
