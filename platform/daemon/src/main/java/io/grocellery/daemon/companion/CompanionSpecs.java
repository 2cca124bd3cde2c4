package io.grocellery.daemon.companion;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how a companion is started. */
final class CompanionSpecs {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int DIGITS = 12;

    private CompanionSpecs() {}

    /**
     * How to start it.
     *
     * @param settings what it reads when it starts: another text makes another release, which is started anew
     * @param readyPath answers 2xx once it serves
     */
    static WorkloadSpec of(
            CompanionProgram program,
            Path folder,
            Path log,
            List<String> command,
            Map<String, String> environment,
            String settings,
            String readyPath) {
        return new WorkloadSpec(
                new InstanceId(program.name()),
                new ServiceName(program.name()),
                release(command + "\n" + environment + "\n" + settings),
                program.port(),
                command,
                folder,
                log,
                environment,
                Optional.of(URI.create("http://127.0.0.1:" + program.port() + readyPath)),
                GRACE);
    }

    private static ReleaseId release(String content) {
        return new ReleaseId("c-" + Digest.of(content).value().substring(0, DIGITS));
    }
}
