package io.grocellery.daemon.companion;

import io.grocellery.core.model.Port;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.target.local.process.DebianProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The installed Alertmanager, which tells the daemon what fires. It forms no cluster, and so opens no further port. */
final class Alertmanager implements CompanionProgram {

    private static final Port PORT = new Port(9093);

    private final int portOffset;
    private final CompanionFiles files;
    private final MonitoringFiles monitoring;
    private final Supplier<String> token;

    /** @param token what it shows the daemon */
    Alertmanager(int portOffset, CompanionFiles files, MonitoringFiles monitoring, Supplier<String> token) {
        this.portOffset = portOffset;
        this.files = files;
        this.monitoring = monitoring;
        this.token = token;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Port port() {
        return PORT.plus(portOffset);
    }

    @Override
    public void require(ProgressLog progress) {
        DebianProgram.ALERTMANAGER.require();
    }

    @Override
    public WorkloadSpec prepare(int alertSpeed) {
        String configuration = monitoring.read("alertmanager.yml", alertSpeed);
        Path file = files.write(name(), "alertmanager.yml", configuration);
        files.write(name(), "webhook-token", token.get());
        List<String> command = files.unprivileged(List.of(
                DebianProgram.ALERTMANAGER.require().toString(),
                "--config.file=" + file,
                "--web.listen-address=127.0.0.1:" + port(),
                "--web.external-url=" + url(),
                "--cluster.listen-address=",
                "--storage.path=" + files.ownFolder(name(), "data"),
                "--data.retention=120h"));
        return CompanionSpecs.of(
                this,
                files.ownFolder(name()),
                files.log(name()),
                command,
                Map.of("GOMEMLIMIT", "64MiB"),
                configuration,
                "/-/ready");
    }
}
