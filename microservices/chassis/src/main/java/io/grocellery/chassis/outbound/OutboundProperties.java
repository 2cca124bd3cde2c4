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
            @DefaultValue("2s") @NotNull Duration timeout,
            @DefaultValue("64") @Min(1) @Max(1000) int concurrency) {}
}
