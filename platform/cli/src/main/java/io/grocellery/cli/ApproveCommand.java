package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import io.grocellery.core.status.RunStatus.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's word. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Agree to what a run of the pipeline would deploy, or do not.",
            "It holds for exactly the releases that the run shows, and is written down with your name."
        })
final class ApproveCommand extends BaseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its name (default: the one that goes on, or the latest).")
    private @Nullable String id;

    @Option(names = "--stage", paramLabel = "STAGE", description = "Which stage, when several wait for a person.")
    private @Nullable String stage;

    @Option(
            names = "--subject",
            paramLabel = "DIGEST",
            description = "Only when this is the digest that it would deploy (default: whatever it shows now).")
    private @Nullable String subject;

    @Option(names = "--reject", paramLabel = "WHY", description = "Do not agree, and say why.")
    private @Nullable String reason;

    @Override
    protected ExitCode run() {
        PipelineClient client = new PipelineClient(daemon());
        RunStatus run = client.show(client.orLatest(Optional.ofNullable(id)));
        Stage asking = asking(run);
        RunStatus after = client.ask(run.id(), reason == null ? "approve" : "reject", request(asking));
        screen().line("@|bold " + asking.name() + "|@ " + (reason == null ? "approved" : "rejected") + " by "
                + Person.here() + ": " + asking.subject());
        screen().line(PipelineText.headline(after));
        return ExitCode.DONE;
    }

    private Stage asking(RunStatus run) {
        return run.stages().stream()
                .filter(each -> each.subject() != null)
                .filter(each -> stage == null || stage.equals(each.name()))
                .findFirst()
                .orElseThrow(() -> RefusedException.of(
                        "there is nothing to approve",
                        (stage == null ? "no stage" : stage) + " of run " + run.id() + " waits for a person",
                        "see ./grocellery pipeline show " + run.id()));
    }

    private Map<String, Object> request(Stage asking) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("by", Person.here());
        request.put("stage", asking.name());
        request.put("subject", Objects.requireNonNullElse(subject, String.valueOf(asking.subject())));
        if (reason != null) {
            request.put("reason", reason);
        }
        return request;
    }
}
