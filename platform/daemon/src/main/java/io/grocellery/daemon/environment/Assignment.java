package io.grocellery.daemon.environment;

import io.grocellery.core.model.Port;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.workload.InstanceId;

/** Which release runs as which instance, and where it listens. */
record Assignment(InstanceId id, ServiceName service, ReleaseId release, Port port) {}
