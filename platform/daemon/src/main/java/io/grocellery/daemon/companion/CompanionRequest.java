package io.grocellery.daemon.companion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to run beside the shop; what is not named stays as it is.
 *
 * @param with these from now on
 * @param without these no longer
 * @param alertSpeed how many times faster than written the alert rules go, for exercises; null to leave that as it is
 */
public record CompanionRequest(
        @Nullable List<String> with,
        @Nullable List<String> without,
        @Nullable Integer alertSpeed) {}
