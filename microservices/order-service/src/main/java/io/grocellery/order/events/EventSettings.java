package io.grocellery.order.events;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Who is told about orders, by name: {@code grocellery.events.subscribers.<name>.url}. */
@Validated
@ConfigurationProperties(prefix = "grocellery.events", ignoreUnknownFields = false)
record EventSettings(@DefaultValue Map<String, @Valid Endpoint> subscribers) {
    /** Where a subscriber takes events: an absolute address. */
    record Endpoint(URI url) {}
}
