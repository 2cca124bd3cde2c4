package io.grocellery.systemtest.releases;

import io.grocellery.systemtest.scripts.Command;
import java.nio.file.Path;
import java.util.Locale;

/** A fault of product-service, shipped as a patch. */
public enum FaultPatch {
    ERRORS,
    SLOWNESS,
    MEMORY_LEAK,
    CRASH_AT_START,
    LYING_READINESS,
    BREAKING_MIGRATION;

    public Path file() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".patch";
        return Command.checkout().resolve("docs/modules/releases-and-rollouts").resolve(name);
    }
}
