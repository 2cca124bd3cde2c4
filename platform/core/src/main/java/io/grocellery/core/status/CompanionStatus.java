package io.grocellery.core.status;

import io.grocellery.core.status.EnvironmentStatus.ProcessStatus;

/**
 * A process beside the environments of an installation, such as Prometheus.
 *
 * @param name as {@code logs} knows it
 */
public record CompanionStatus(String name, ProcessStatus process) {}
