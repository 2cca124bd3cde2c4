package io.grocellery.daemon.companion;

import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new ReleaseId("c-" + HexFormat.of().formatHex(digest).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK lacks SHA-256", missing);
        }
    }
}
