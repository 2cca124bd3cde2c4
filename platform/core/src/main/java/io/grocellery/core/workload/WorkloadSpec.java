package io.grocellery.core.workload;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run as one instance. It holds no secret: those are in files that the command is pointed to.
 *
 * @param command the program and its arguments
 * @param workingFolder made when missing
 * @param logFile takes standard output and error; the folder is made when missing
 * @param environment added to the few variables that every process gets
 * @param ready an address that answers 2xx once the instance can serve; without one it is ready as soon as it runs
 * @param grace time it gets to end by itself when asked, before it is killed; zero to 10 minutes
 */
public record WorkloadSpec(
        InstanceId id,
        ServiceName service,
        ReleaseId release,
        Port port,
        List<String> command,
        Path workingFolder,
        Path logFile,
        Map<String, String> environment,
        Optional<URI> ready,
        Duration grace) {

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException without a command, or with a grace outside its range */
    public WorkloadSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new IllegalArgumentException("instance " + id + " has no command");
        }
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("instance " + id + ": a grace of " + grace + " is outside 0 to 10 min");
        }
    }
}
