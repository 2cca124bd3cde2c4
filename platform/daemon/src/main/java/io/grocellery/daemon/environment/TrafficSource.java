package io.grocellery.daemon.environment;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import java.util.Optional;

/** What a gateway counted lately; empty when it cannot be asked. */
@FunctionalInterface
interface TrafficSource {

    Optional<Traffic> of(ServiceName service);
}
