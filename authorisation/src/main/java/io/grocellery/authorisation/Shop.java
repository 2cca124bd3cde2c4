package io.grocellery.authorisation;

import io.grocellery.core.time.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running shop as anybody on the network meets it: through its gateway, one request at a time. */
final class Shop {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final int UNAVAILABLE = 503;
    private static final int TRIES = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final String gateway;
    private final Tokens tokens;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Consumer<Exchange> looking;

    /**
     * A shop.
     *
     * @param gateway its address
     * @param ids where idempotency keys come from
     * @param sleeper waits while the shop is busy
     * @param looking sees everything that is answered
     */
    Shop(String gateway, Tokens tokens, Supplier<UUID> ids, Clock clock, Sleeper sleeper, Consumer<Exchange> looking) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.sleeper = sleeper;
        this.looking = looking;
    }

    /**
     * Asks for something; of a shop that is busy again, a second later, a few times.
     *
     * @param path with its query, as it is to be sent
     * @param body the JSON to send, null for none
     * @throws IOException when nothing comes back, or not in time
     * @throws IllegalArgumentException when the path is none that could be sent
     */
    Exchange ask(String operation, Role role, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        Exchange exchange = once(operation, role, method, path, body);
        for (int tries = 1; exchange.status() == UNAVAILABLE && tries < TRIES; tries++) {
            sleeper.sleep(BUSY);
            exchange = once(operation, role, method, path, body);
        }
        looking.accept(exchange);
        return exchange;
    }

    private Exchange once(String operation, Role role, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        URI address = URI.create(gateway + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(DEADLINE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", ids.get().toString())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        tokens.of(role).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        Instant began = clock.instant();
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Exchange(
                operation,
                role,
                method + " " + address.getRawPath(),
                answer.statusCode(),
                answer.headers(),
                answer.body(),
                Duration.between(began, clock.instant()));
    }

    /** What is said at an address of the shop's own machine, without any token. */
    String read(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(DEADLINE).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
