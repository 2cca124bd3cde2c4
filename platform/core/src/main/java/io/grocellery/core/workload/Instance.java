package io.grocellery.core.workload;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A running instance.
 *
 * @param pid its process on this machine; empty where instances run elsewhere
 */
public record Instance(
        InstanceId id, ServiceName service, ReleaseId release, Port port, OptionalLong pid, Instant startedAt) {}
