package io.grocellery.core.traffic;

import io.grocellery.core.model.Port;
import io.grocellery.core.workload.InstanceId;

/**
 * Where one instance takes requests.
 *
 * @param healthPath the path that answers 2xx while the instance is ready
 */
public record Endpoint(InstanceId instance, String host, Port port, String healthPath) {}
