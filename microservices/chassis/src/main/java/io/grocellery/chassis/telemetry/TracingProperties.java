package io.grocellery.chassis.telemetry;

import io.grocellery.spans.SpanDestination;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where spans go.
 *
 * @param exporter {@code zipkin}, {@code xray} or {@code none}
 * @param endpoint an http address for Zipkin, {@code udp://host:port} for X-Ray
 * @param sampling the share of traces begun here that are recorded, 0 to 1; whoever begins a trace decides for all
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.tracing", ignoreUnknownFields = false)
record TracingProperties(
        @DefaultValue("none") String exporter,
        @Nullable String endpoint,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double sampling) {

    /** @throws IllegalArgumentException when exporter and endpoint do not fit */
    SpanDestination destination() {
        return SpanDestination.of(exporter, endpoint);
    }
}
