package io.grocellery.chassis.outbound;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes HTTP clients that share one connection pool. */
final class HttpClients {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RestClient.Builder builder;
    private final HttpClient http;

    HttpClients(RestClient.Builder builder, HttpClient http) {
        this.builder = builder;
        this.http = http;
    }

    /** @param timeout for the whole answer */
    RestClient.Builder builder(String service, Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(timeout);
        return builder.clone()
                .requestFactory(requests)
                .observationConvention(new CalledService(service))
                .configureMessageConverters(converters -> converters
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(LENIENT))
                        .addCustomConverter(new StringHttpMessageConverter())
                        .addCustomConverter(new FormHttpMessageConverter()))
                .defaultStatusHandler(
                        HttpStatusCode::is4xxClientError, (request, response) -> refused(service, response));
    }

    private static void refused(String service, ClientHttpResponse response) throws IOException {
        throw new UpstreamProblemException(service, response.getStatusCode().value(), document(response));
    }

    private static JsonNode document(ClientHttpResponse response) throws IOException {
        try {
            return LENIENT.readTree(response.getBody());
        } catch (JacksonException e) {
            return LENIENT.createObjectNode();
        }
    }
}
