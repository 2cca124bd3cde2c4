package io.grocellery.target.local.process;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.Instance;
import io.grocellery.core.workload.InstanceId;
import io.grocellery.core.workload.WorkloadSpec;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.files.UnreadableRecordException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the driver remembers of an instance, in a file, so that the next driver finds it again.
 *
 * @param identity empty from just before the start until just after it
 */
record InstanceRecord(
        InstanceId id,
        ServiceName service,
        ReleaseId release,
        Port port,
        List<String> command,
        Path logFile,
        Optional<URI> ready,
        Duration grace,
        Instant startedAt,
        Optional<ProcessIdentity> identity) {

    static InstanceRecord intended(WorkloadSpec spec, Instant now) {
        return new InstanceRecord(
                spec.id(),
                spec.service(),
                spec.release(),
                spec.port(),
                spec.command(),
                spec.logFile(),
                spec.ready(),
                spec.grace(),
                now,
                Optional.empty());
    }

    InstanceRecord as(ProcessIdentity process) {
        return new InstanceRecord(
                id, service, release, port, command, logFile, ready, grace, startedAt, Optional.of(process));
    }

    boolean isAlive() {
        return identity.filter(ProcessIdentity::isAlive).isPresent();
    }

    Instance instance() {
        OptionalLong pid = identity.stream().mapToLong(ProcessIdentity::pid).findFirst();
        return new Instance(id, service, release, port, pid, startedAt);
    }

    void write(Path file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id.value());
        values.put("service", service.value());
        values.put("release", release.value());
        values.put("port", port.number());
        values.put("command", command);
        values.put("logFile", logFile.toString());
        ready.ifPresent(address -> values.put("ready", address.toString()));
        values.put("graceMillis", grace.toMillis());
        values.put("startedAt", startedAt.toString());
        identity.ifPresent(process -> values.put("pid", process.pid()));
        identity.ifPresent(process -> values.put("mark", process.mark()));
        JsonRecord.write(file, values);
    }

    /** @throws UnreadableRecordException when the file is not such a record */
    static InstanceRecord read(Path file) {
        JsonRecord json = JsonRecord.read(file);
        return new InstanceRecord(
                new InstanceId(json.text("id")),
                new ServiceName(json.text("service")),
                new ReleaseId(json.text("release")),
                new Port((int) json.number("port")),
                json.texts("command"),
                Path.of(json.text("logFile")),
                json.optionalText("ready").map(URI::create),
                Duration.ofMillis(json.number("graceMillis")),
                Instant.parse(json.text("startedAt")),
                json.optionalNumber("pid").map(pid -> new ProcessIdentity(pid, json.text("mark"))));
    }
}
