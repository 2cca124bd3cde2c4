package io.grocellery.product.reservation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reservations live.
 *
 * @param hold how long stock is set aside before an order is placed
 * @param sweepEvery how often stock of expired reservations is put back
 * @param keep how long a settled reservation is remembered; longer than an order can be cancelled
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.reservations", ignoreUnknownFields = false)
record ReservationSettings(
        @DefaultValue("10m") @NotNull @DurationMin(seconds = 1)
        Duration hold,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 100)
        Duration sweepEvery,

        @DefaultValue("30d") @NotNull @DurationMin(hours = 1)
        Duration keep) {}
