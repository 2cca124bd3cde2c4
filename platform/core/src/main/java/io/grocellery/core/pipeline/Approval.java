package io.grocellery.core.pipeline;

import java.time.Instant;

/**
 * A person's agreement to one thing.
 *
 * @param subject the digest of what was agreed to
 * @param by who agreed
 * @param at when
 */
public record Approval(String subject, String by, Instant at) {}
