package io.grocellery.chassis.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** A request under way to a service. */
public final class TestRequest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpRequest.Builder builder;
    private final String method;
    private BodyPublisher body = BodyPublishers.noBody();

    TestRequest(String method, URI address) {
        this.method = method;
        this.builder = HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    public TestRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public TestRequest header(String name, String value) {
        builder.setHeader(name, value);
        return this;
    }

    /**
     * Sends JSON.
     *
     * @param document written as JSON, unless it is a string, which is sent as it stands
     */
    public TestRequest json(Object document) {
        String text = document instanceof String json ? json : JSON.writeValueAsString(document);
        return body("application/json", BodyPublishers.ofString(text));
    }

    public TestRequest body(String mediaType, BodyPublisher publisher) {
        body = publisher;
        return header("Content-Type", mediaType);
    }

    public Answer send() {
        try {
            return new Answer(HTTP.send(builder.method(method, body).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
