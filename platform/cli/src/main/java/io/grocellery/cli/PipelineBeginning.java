package io.grocellery.cli;

import io.grocellery.core.status.RunStatus;
import java.util.Map;

/** Begins a run, with a daemon if there is none, and follows it. */
abstract class PipelineBeginning extends BaseCommand {

    /** What is asked of the daemon. */
    protected abstract Map<String, Object> request();

    protected abstract boolean detached();

    @Override
    protected ExitCode run() {
        new DeliveryFile(installation().deliveryFile()).read();
        try (ProgressView view = LocalParts.progressOn(screen())) {
            new DaemonProcess(installation(), daemon(), view::show).ensureRunning(false);
        }
        PipelineClient client = new PipelineClient(daemon());
        RunStatus run = client.begin(request());
        screen().line("@|bold " + run.id() + "|@ " + run.revision() + " of " + run.branch() + ", "
                + run.stages().size() + " stages");
        if (detached()) {
            screen().raw("see how it goes: ./grocellery pipeline show " + run.id());
            return ExitCode.DONE;
        }
        return new PipelineFollower(client, screen(), new LocalParts(installation()).patience()).follow(run.id());
    }
}
