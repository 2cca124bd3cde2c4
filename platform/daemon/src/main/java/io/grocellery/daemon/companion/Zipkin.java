package io.grocellery.daemon.companion;

import io.grocellery.core.model.Port;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.daemon.environment.ProgressLog;
import io.grocellery.target.local.build.MavenArtifact;
import io.grocellery.target.local.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Zipkin from its published server, with the last spans in memory. */
final class Zipkin implements CompanionProgram {

    /** About 1 KiB each; older traces go first. */
    private static final int MOST_SPANS = 50_000;

    private final Installation installation;
    private final CompanionFiles files;

    Zipkin(Installation installation, CompanionFiles files) {
        this.installation = installation;
        this.files = files;
    }

    @Override
    public String name() {
        return "zipkin";
    }

    @Override
    public Port port() {
        return Installation.ZIPKIN.plus(installation.portOffset());
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port() + "/zipkin/";
    }

    @Override
    public void require(ProgressLog progress) {
        if (!Files.exists(jar())) {
            progress.phase("zipkin's server", () -> {
                artifact().fetch(installation.home(), installation.javaHome(), files.programs());
                return artifact().version() + ", by Maven";
            });
        }
    }

    /** Only these three together keep it from listening on every address: it ignores {@code server.address}. */
    @Override
    public WorkloadSpec prepare(int alertSpeed) {
        List<String> command = List.of(
                installation.java().toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString(),
                "--armeria.ports[0].ip=127.0.0.1",
                "--armeria.ports[0].port=" + port(),
                "--armeria.ports[0].protocols[0]=http",
                "--zipkin.storage.type=mem",
                "--zipkin.storage.mem.max-spans=" + MOST_SPANS,
                "--logging.level.root=WARN");
        return CompanionSpecs.of(
                this, files.processes().resolveSibling("zipkin"), files.log(name()), command, Map.of(), "", "/health");
    }

    private Path jar() {
        return files.programs().resolve(artifact().file());
    }

    private MavenArtifact artifact() {
        return MavenArtifact.asIn(installation.home().resolve("pom.xml"), "io.zipkin", "zipkin-server", "exec");
    }
}
