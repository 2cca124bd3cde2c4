package io.grocellery.chassis.outbound;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;

/** Makes a call that is repeated a span of its own, below that of the call: who answers it tells the two apart. */
final class Retries {

    private static final String NAME = "http.client.retries";

    private final ObservationRegistry observations;

    Retries(ObservationRegistry observations) {
        this.observations = observations;
    }

    ClientHttpRequestExecution followed(String service, ClientHttpRequestExecution execution) {
        return (request, body) -> Observation.createNotStarted(NAME, () -> context(request), observations)
                .contextualName("retry " + request.getMethod())
                .lowCardinalityKeyValue(KeyValue.of("client.name", service))
                .observeChecked(() -> execution.execute(request, body));
    }

    private static RequestReplySenderContext<HttpRequest, ClientHttpResponse> context(HttpRequest request) {
        RequestReplySenderContext<HttpRequest, ClientHttpResponse> context = new RequestReplySenderContext<>(
                (carrier, field, value) -> request.getHeaders().set(field, value));
        context.setCarrier(request);
        return context;
    }
}
