package io.grocellery.chassis.flags;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the flags are.
 *
 * @param file in flagd's format; without it, or while it is not there, the defaults in code count
 */
@ConfigurationProperties(prefix = "grocellery.flags", ignoreUnknownFields = false)
record FlagProperties(@Nullable Path file) {}
