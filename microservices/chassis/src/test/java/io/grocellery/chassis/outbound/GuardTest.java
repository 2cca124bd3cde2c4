package io.grocellery.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;

final class GuardTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final Guard guard =
            new Guard("product-service", 2, new Retries(ObservationRegistry.NOOP), pauses::add, () -> 7);
    private int calls;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 304, 400, 404, 409, 422})
    void usableAnswersPass(int status) throws IOException {
        ClientHttpResponse response = call("GET", (request, body) -> answer(status));
        assertThat(response.getStatusCode().value()).isEqualTo(status);
        assertThat(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("body");
        assertThat(calls).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 503, 2",
        "PUT, 502, 2",
        "DELETE, 504, 2",
        "GET, 408, 2",
        "GET, 500, 1",
        "GET, 429, 1",
        "POST, 503, 1"
    })
    void repeatsOnceWhatMayBeRepeated(String method, int status, int expected) {
        assertThatThrownBy(() -> call(method, (request, body) -> answer(status)))
                .isInstanceOf(UpstreamUnavailableException.class)
                .hasMessageContaining("product-service")
                .hasMessageContaining(String.valueOf(status));
        assertThat(calls).isEqualTo(expected);
        assertThat(pauses).hasSize(expected - 1).allMatch(Duration.ofMillis(57)::equals);
    }

    @Test
    void repeatsAPostThatIsMarked() {
        Request request = new Request(HttpMethod.POST);
        request.getAttributes().put(OutboundClients.IDEMPOTENT, true);
        assertThatThrownBy(() -> call(request, GuardTest::refuse)).isInstanceOf(UpstreamUnavailableException.class);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void theSecondAnswerCounts() throws IOException {
        ClientHttpResponse response = call("GET", (request, body) -> calls == 1 ? refuse(request, body) : answer(200));
        assertThat(response.getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void stopsAskingWhatFailsAndAsksAgainLater() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> call("POST", GuardTest::refuse)).isInstanceOf(UpstreamUnavailableException.class);
        }
        int before = calls;
        assertThatThrownBy(() -> call("GET", GuardTest::refuse)).hasMessageContaining("not asked for a moment");
        assertThat(calls).isEqualTo(before);
        guard.circuit().transitionToHalfOpenState();
        for (int i = 0; i < 3; i++) {
            call("GET", (request, body) -> answer(200));
        }
        assertThat(guard.circuit().getState().name()).isEqualTo("CLOSED");
    }

    @Test
    void letsNoMoreThanSoManyCallsThroughAtOnce() {
        assertThatThrownBy(() ->
                        call("GET", (first, b1) -> call("GET", (second, b2) -> call("GET", (x, y) -> answer(200)))))
                .hasMessageContaining("too many calls under way");
        // all of them are over, so there is room again
        call("GET", (request, body) -> answer(200));
    }

    @Test
    void retriesStayWithinABudget() {
        RetryBudget budget = new RetryBudget();
        int retries = 0;
        for (int i = 0; i < 1000; i++) {
            budget.called();
            retries += budget.takeOne() ? 1 : 0;
        }
        assertThat(retries).isBetween(100, 110);
    }

    private ClientHttpResponse call(String method, ClientHttpRequestExecution execution) {
        return call(new Request(HttpMethod.valueOf(method)), execution);
    }

    private ClientHttpResponse call(Request request, ClientHttpRequestExecution execution) {
        return guard.intercept(request, new byte[0], (sent, body) -> {
            calls++;
            return execution.execute(sent, body);
        });
    }

    private static ClientHttpResponse refuse(HttpRequest request, byte[] body) throws IOException {
        throw new IOException("connection refused");
    }

    private static ClientHttpResponse answer(int status) {
        return new Response(HttpStatusCode.valueOf(status));
    }

    private record Request(HttpMethod getMethod, Map<String, Object> getAttributes) implements HttpRequest {

        Request(HttpMethod method) {
            this(method, new HashMap<>());
        }

        @Override
        public HttpMethod getMethod() {
            return getMethod;
        }

        @Override
        public URI getURI() {
            return URI.create("http://127.0.0.1/");
        }

        @Override
        public Map<String, Object> getAttributes() {
            return getAttributes;
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }
    }

    private record Response(HttpStatusCode status) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream("body".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
