package io.grocellery.daemon.companion;

import io.grocellery.core.model.Port;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.target.local.process.DebianProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Prometheus, with the files of {@code monitoring/}. */
final class Prometheus implements CompanionProgram {

    private static final Port PORT = new Port(9090);
    private static final String RETENTION = "35d";
    private static final String MOST_DATA = "512MB";

    private final int portOffset;
    private final CompanionFiles files;
    private final MonitoringFiles monitoring;
    private final RuleCheck check;

    Prometheus(int portOffset, CompanionFiles files, MonitoringFiles monitoring) {
        this.portOffset = portOffset;
        this.files = files;
        this.monitoring = monitoring;
        this.check = new RuleCheck();
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Port port() {
        return PORT.plus(portOffset);
    }

    @Override
    public void require(ProgressLog progress) {
        DebianProgram.PROMETHEUS.require();
        DebianProgram.PROMTOOL.require();
    }

    @Override
    public WorkloadSpec prepare(int alertSpeed) {
        String rules = monitoring.read("alert_rules.yml", alertSpeed);
        String configuration = monitoring.read("prometheus.yml", alertSpeed);
        files.ownFolder(name(), "targets");
        files.write(name(), "alert_rules.yml", rules);
        Path file = files.write(name(), "prometheus.yml", configuration);
        check.configuration(file);
        List<String> command = files.unprivileged(List.of(
                DebianProgram.PROMETHEUS.require().toString(),
                "--config.file=" + file,
                "--web.listen-address=127.0.0.1:" + port(),
                "--web.external-url=" + url(),
                "--storage.tsdb.path=" + files.ownFolder(name(), "data"),
                "--storage.tsdb.retention.time=" + RETENTION,
                "--storage.tsdb.retention.size=" + MOST_DATA));
        return CompanionSpecs.of(
                this,
                files.ownFolder(name()),
                files.log(name()),
                command,
                Map.of("GOMEMLIMIT", "256MiB"),
                configuration + rules,
                "/-/ready");
    }
}
