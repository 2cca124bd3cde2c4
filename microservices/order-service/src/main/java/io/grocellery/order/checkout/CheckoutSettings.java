package io.grocellery.order.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the checkout works, {@code grocellery.checkout.*}.
 *
 * @param lease how long a request keeps its key to itself; when it dies, another may go on after that
 * @param patience how long a request waits for another one with the same key; less than the gateway waits for us
 * @param memory how long a key is remembered
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.checkout", ignoreUnknownFields = false)
record CheckoutSettings(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("9s") Duration patience,
        @DefaultValue("7d") Duration memory) {}
