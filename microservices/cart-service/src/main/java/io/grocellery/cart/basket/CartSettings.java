package io.grocellery.cart.basket;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How carts are looked at, {@code grocellery.carts.*}.
 *
 * @param abandonedAfter how long a cart with something in it has not changed when it counts as abandoned
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.carts", ignoreUnknownFields = false)
record CartSettings(
        @DefaultValue("30m") @NotNull @DurationMin(seconds = 1)
        Duration abandonedAfter) {}
