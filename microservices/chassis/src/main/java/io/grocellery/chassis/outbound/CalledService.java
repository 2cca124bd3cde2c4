package io.grocellery.chassis.outbound;

import io.micrometer.common.KeyValue;
import org.springframework.http.client.observation.ClientHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/** Names the service that is called: the address in a request is the gateway's, whichever service it is for. */
final class CalledService extends DefaultClientRequestObservationConvention {

    private final KeyValue name;

    CalledService(String service) {
        this.name = KeyValue.of(LowCardinalityKeyNames.CLIENT_NAME, service);
    }

    @Override
    protected KeyValue clientName(ClientRequestObservationContext context) {
        return name;
    }
}
