package io.grocellery.chassis.outbound;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.validation.annotation.Validated;

/**
 * Where other services are.
 *
 * @param outbound by the service's name
 */
@Validated
@ConfigurationProperties(prefix = "grocellery")
record OutboundProperties(@DefaultValue Map<String, @Valid Target> outbound) {

    /**
     * @param timeout for the whole answer
     * @param concurrency the most calls under way at once, 1 to 1000
     */
    record Target(
            @NotNull URI url,
            @DefaultValue(TIMEOUT) @NotNull Duration timeout,
            @DefaultValue(CONCURRENCY) @Min(1) @Max(1000) int concurrency) {
        private static final String TIMEOUT = "2s";
        private static final String CONCURRENCY = "64";

        /** An address with the usual limits. */
        static Target at(URI url) {
            return new Target(url, DurationStyle.detectAndParse(TIMEOUT), Integer.parseInt(CONCURRENCY));
        }
    }
}
