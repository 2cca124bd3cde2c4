package io.grocellery.core.workload;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * An instance ended.
 *
 * @param code its exit code; empty when whoever watched it is not who started it
 */
public record InstanceExit(InstanceId id, OptionalInt code, Instant at) {}
