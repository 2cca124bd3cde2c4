package io.grocellery.chassis.outbound;

import io.grocellery.chassis.config.ConfigurationRefusedException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** OAuth 2's client credentials grant (RFC 6749, 4.4). */
final class ClientCredentials implements TokenRequest {

    private final RestClient http;
    private final URI endpoint;
    private final ClientProperties client;

    ClientCredentials(RestClient http, URI endpoint, ClientProperties client) {
        this.http = http;
        this.endpoint = endpoint;
        this.client = client;
    }

    @Override
    public Grant ask() {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        JsonNode answer = http.post()
                .uri(endpoint)
                .headers(headers -> headers.setBasicAuth(required(client.id()), required(client.secret())))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .retrieve()
                .body(JsonNode.class);
        if (answer == null || !answer.path("access_token").isString()) {
            throw new IllegalStateException("the issuer's answer holds no access_token");
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        return new Grant(answer.path("access_token").asString(), life);
    }

    private static String required(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ConfigurationRefusedException(
                    "grocellery.client.id or grocellery.client.secret is missing",
                    "Set both: this service calls others as itself.");
        }
        return value;
    }
}
