package io.grocellery.chassis.outbound;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who this service is to the issuer; neither is there for a service that calls nobody as itself. */
@ConfigurationProperties(prefix = "grocellery.client", ignoreUnknownFields = false)
record ClientProperties(@Nullable String id, @Nullable String secret) {

    @Override
    public String toString() {
        return "ClientProperties[id=" + id + "]";
    }
}
