package io.grocellery.core.parameters;

import java.time.Instant;

/**
 * One version of a value.
 *
 * @param version from 1, one higher for each change
 */
public record Parameter(ParameterPath path, int version, ParameterValue value, Instant changedAt) {}
