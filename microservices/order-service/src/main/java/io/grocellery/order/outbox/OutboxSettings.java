package io.grocellery.order.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the relay works, {@code grocellery.outbox.*}.
 *
 * @param batch how many messages one destination is sent at once
 * @param poll how often to look for what another instance left behind
 * @param lease how long a relay keeps a message to itself: longer than any delivery takes
 * @param firstRetry the wait after the first failure
 * @param longestRetry the longest wait between two tries
 * @param refusals after how many tries a message that is refused is put aside
 * @param farewell how long a stopping relay goes on with what is due
 */
@Validated
@ConfigurationProperties(prefix = "grocellery.outbox", ignoreUnknownFields = false)
record OutboxSettings(
        @DefaultValue("16") @Min(1) @Max(1000) int batch,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("60s") Duration longestRetry,
        @DefaultValue("20") @Min(1) int refusals,
        @DefaultValue("5s") Duration farewell) {}
