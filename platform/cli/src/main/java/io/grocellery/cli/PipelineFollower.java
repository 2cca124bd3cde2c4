package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import io.grocellery.core.status.RunStatus.Stage;
import io.grocellery.core.time.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what happens to a run as it happens, until it is over. */
final class PipelineFollower extends Follower<RunStatus> {

    private final PipelineClient client;
    private final Map<String, String> told = new HashMap<>();

    PipelineFollower(PipelineClient client, Screen screen, Patience patience) {
        super(screen, patience, "pipeline", Duration.ofDays(3));
        this.client = client;
    }

    @Override
    protected RunStatus show(String id) {
        return client.show(id);
    }

    @Override
    protected boolean over(RunStatus status) {
        return status.over();
    }

    @Override
    protected void tell(RunStatus run) {
        for (Stage stage : run.stages()) {
            if (!stage.state().equals(told.put(stage.name(), stage.state()))) {
                tell(run, stage);
            }
        }
    }

    private void tell(RunStatus run, Stage stage) {
        if (stage.state().equals("asking")) {
            PipelineText.question(run, stage).forEach(screen()::line);
        } else if (!stage.state().equals("waiting")) {
            PipelineText.stage(stage, run.at()).forEach(screen()::line);
        }
    }

    @Override
    protected String underWay(RunStatus run) {
        return run.stages().stream()
                .filter(stage -> stage.state().equals("running"))
                .map(Stage::name)
                .collect(Collectors.joining(", ", "running: ", ""));
    }

    @Override
    protected String headline(RunStatus ended) {
        return PipelineText.headline(ended);
    }

    @Override
    protected ExitCode exitCode(RunStatus run) {
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
