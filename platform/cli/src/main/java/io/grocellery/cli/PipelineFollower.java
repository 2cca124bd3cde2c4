package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.RunStatus;
import io.grocellery.core.status.RunStatus.Stage;
import io.grocellery.core.time.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what happens to a run as it happens, until it is over. */
final class PipelineFollower {

    private static final Duration LONGEST = Duration.ofDays(3);

    private final PipelineClient client;
    private final Screen screen;
    private final Patience patience;
    private final Map<String, String> told = new HashMap<>();

    PipelineFollower(PipelineClient client, Screen screen, Patience patience) {
        this.client = client;
        this.screen = screen;
        this.patience = new Patience(patience.clock(), patience.sleeper(), Duration.ofMillis(500));
    }

    /** The exit code says how it ended. */
    ExitCode follow(String id) {
        if (!patience.await(() -> tell(client.show(id)), LONGEST)) {
            throw new ExplainedException(
                    "run " + id + " is not over after " + LONGEST.toDays() + " days",
                    "it goes on",
                    "see ./grocellery pipeline show " + id);
        }
        RunStatus ended = client.show(id);
        screen.clearTransientLine();
        screen.line(PipelineText.headline(ended));
        return exitCode(ended);
    }

    private boolean tell(RunStatus run) {
        screen.clearTransientLine();
        for (Stage stage : run.stages()) {
            if (!stage.state().equals(told.put(stage.name(), stage.state()))) {
                tell(run, stage);
            }
        }
        screen.transientLine("  "
                + run.stages().stream()
                        .filter(stage -> stage.state().equals("running"))
                        .map(Stage::name)
                        .collect(Collectors.joining(", ", "running: ", "")));
        return run.over();
    }

    private void tell(RunStatus run, Stage stage) {
        if (stage.state().equals("asking")) {
            PipelineText.question(run, stage).forEach(screen::line);
        } else if (!stage.state().equals("waiting")) {
            PipelineText.stage(stage, run.at()).forEach(screen::line);
        }
    }

    static ExitCode exitCode(RunStatus run) {
        if (run.phase().equals("passed")) {
            return ExitCode.DONE;
        }
        return run.stages().stream()
                .map(stage -> switch (stage.state()) {
                    case "refused" -> ExitCode.TARGET_MISSED;
                    case "rejected", "expired" -> ExitCode.REFUSED;
                    case "failed" -> stage.detail().containsKey("rollout") ? ExitCode.ROLLED_BACK : ExitCode.FAILED;
                    default -> ExitCode.DONE;
                })
                .filter(code -> code != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.FAILED);
    }
}
