package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Severity;
import java.util.Optional;

/**
 * What a tool holds against a file, before the policy is asked.
 *
 * @param severity as the tool's own grades are translated
 * @param text by which it is known again; empty for that of its line
 */
record Hit(String rule, Severity severity, String message, String remedy, Location location, Optional<String> text) {

    static Hit of(String rule, Severity severity, String message, String remedy, Location location) {
        return new Hit(rule, severity, message, remedy, location, Optional.empty());
    }
}
