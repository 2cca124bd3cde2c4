package io.grocellery.chassis.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StubsTest {

    private static final String EVENT = """
            {"specversion": "1.0", "id": "019a0000-0000-7000-8000-000000000001", "source": "/order-service",
             "type": "io.grocellery.order.placed.v1", "subject": "019a0000-0000-7000-8000-000000000002",
             "time": "2026-11-24T12:00:00.123Z", "datacontenttype": "application/json", "sequence": "1",
             "data": {"id": "019a0000-0000-7000-8000-000000000002",
                      "cartId": "019a0000-0000-7000-8000-000000000003"}}
            """;

    private final Stubs stubs = Stubs.of("cart-service");

    @AfterEach
    void close() {
        stubs.close();
    }

    @Test
    void whatAContractHasIsAnsweredAndKnown() throws IOException, InterruptedException {
        assertThat(post("/carts/events", EVENT)).isEqualTo(204);
        stubs.assertNothingElseWasAsked();
        assertThat(stubs.used()).containsExactly("cart-service/order-service-tells-that-an-order-was-placed");
        assertThat(stubs.expectedBy("order-service"))
                .containsAll(stubs.used())
                .hasSizeGreaterThan(stubs.used().size());
        assertThat(stubs.expectedBy("summary-service")).isEmpty();
    }

    @Test
    void aFieldThatIsMissingBreaksTheContractThatHasIt() throws IOException, InterruptedException {
        assertThat(post("/carts/events", EVENT.replace("cartId", "basketId"))).isEqualTo(404);
        assertThatThrownBy(stubs::assertNothingElseWasAsked)
                .hasMessageContaining(
                        "the contract cart-service/order-service-tells-that-an-order-was-placed is broken by its consumer")
                .hasMessageContaining("cartId");
    }

    @Test
    void anotherPathBreaksTheContractThatComesNextToIt() throws IOException, InterruptedException {
        assertThat(post("/carts/news", EVENT)).isEqualTo(404);
        assertThatThrownBy(stubs::assertNothingElseWasAsked)
                .hasMessageContaining("cart-service/order-service-tells-that-an-order-was-placed")
                .hasMessageContaining("POST /carts/news");
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stubs.url() + path))
                .header("Authorization", "Bearer anything")
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode();
        }
    }
}
