package io.grocellery.gateway.trace;

import io.grocellery.spans.SpanDestination;
import java.util.Map;

/**
 * What the gateway is told of tracing. By variables and not in the table, which older releases read too and which they
 * refuse when it says more than they know.
 *
 * @param sampling the share of traces begun here that are recorded, 0 to 1
 */
public record TracingSettings(SpanDestination destination, double sampling) {

    private static final String PREFIX = "GROCELLERY_TRACING_";

    /** @throws IllegalArgumentException for a share outside 0 to 1 */
    public TracingSettings {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("a sampling of " + sampling + " is outside 0 to 1");
        }
    }

    /**
     * Reads {@code GROCELLERY_TRACING_EXPORTER} (none), {@code _ENDPOINT} and {@code _SAMPLING} (0).
     *
     * @throws IllegalArgumentException when they cannot be read; the message says what was expected
     */
    public static TracingSettings of(Map<String, String> variables) {
        return new TracingSettings(
                SpanDestination.of(
                        variables.getOrDefault(PREFIX + "EXPORTER", "none"), variables.get(PREFIX + "ENDPOINT")),
                share(variables.getOrDefault(PREFIX + "SAMPLING", "0")));
    }

    private static double share(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("a sampling of '" + text + "' is no number from 0 to 1", notANumber);
        }
    }
}
