package io.grocellery.chassis.outbound;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Stands between this service and another one: bounds the calls under way, stops calling what fails, and repeats once
 * what may be repeated. Whatever is no usable answer ends as an {@link UpstreamUnavailableException}.
 */
final class Guard implements ClientHttpRequestInterceptor {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);
    private static final Set<Integer> WORTH_A_RETRY = Set.of(408, 502, 503, 504);
    private static final Set<Integer> NOT_NOW = Set.of(408, 429);
    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final CircuitBreakerConfig CIRCUIT = CircuitBreakerConfig.custom()
            .slidingWindowSize(50)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final String service;
    private final Retries retries;
    private final CircuitBreaker circuit;
    private final Bulkhead bulkhead;
    private final RetryBudget budget = new RetryBudget();
    private final Pause pause;
    private final LongSupplier jitterMillis;

    Guard(String service, int concurrency, Retries retries, Pause pause, LongSupplier jitterMillis) {
        this.service = service;
        this.retries = retries;
        this.circuit = CircuitBreaker.of(service, CIRCUIT);
        this.bulkhead = Bulkhead.of(
                service,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrency)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.pause = pause;
        this.jitterMillis = jitterMillis;
    }

    CircuitBreaker circuit() {
        return circuit;
    }

    /** Whether the service is not called for a moment. */
    boolean open() {
        return circuit.getState() == CircuitBreaker.State.OPEN;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        budget.called();
        Attempt first = attempt(request, body, execution);
        if (!first.worthRetry() || !repeatable(request) || !budget.takeOne()) {
            return first.answer();
        }
        waitABit();
        return attempt(request, body, retries.followed(service, execution)).answer();
    }

    private static boolean repeatable(HttpRequest request) {
        return IDEMPOTENT.contains(request.getMethod())
                || Boolean.TRUE.equals(request.getAttributes().get(OutboundClients.IDEMPOTENT));
    }

    private void waitABit() {
        try {
            pause.sleep(BACK_OFF.plusMillis(jitterMillis.getAsLong()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted", e);
        }
    }

    private Attempt attempt(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        if (!bulkhead.tryAcquirePermission()) {
            return new Attempt.Failure(unavailable("too many calls under way", null), false);
        }
        try {
            return throughCircuit(request, body, execution);
        } finally {
            bulkhead.onComplete();
        }
    }

    private Attempt throughCircuit(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        if (!circuit.tryAcquirePermission()) {
            return new Attempt.Failure(
                    unavailable("it failed too often, so it is not asked for a moment", null), false);
        }
        long start = circuit.getCurrentTimestamp();
        try {
            return judged(BufferedResponse.read(execution.execute(request, body)), start);
        } catch (IOException e) {
            circuit.onError(since(start), TimeUnit.NANOSECONDS, e);
            return new Attempt.Failure(unavailable(String.valueOf(e.getMessage()), e), true);
        } catch (RuntimeException e) {
            circuit.releasePermission();
            throw e;
        }
    }

    private Attempt judged(BufferedResponse response, long start) {
        int status = response.getStatusCode().value();
        if (status < 500 && !NOT_NOW.contains(status)) {
            circuit.onSuccess(since(start), TimeUnit.NANOSECONDS);
            return new Attempt.Success(response);
        }
        UpstreamUnavailableException failure = unavailable("it answers " + status, null);
        circuit.onError(since(start), TimeUnit.NANOSECONDS, failure);
        return new Attempt.Failure(failure, WORTH_A_RETRY.contains(status));
    }

    private long since(long start) {
        return circuit.getCurrentTimestamp() - start;
    }

    private UpstreamUnavailableException unavailable(String reason, @Nullable Exception cause) {
        return new UpstreamUnavailableException(service, reason, cause);
    }

    /** How one try went. */
    private sealed interface Attempt {

        boolean worthRetry();

        ClientHttpResponse answer();

        record Success(ClientHttpResponse answer) implements Attempt {
            @Override
            public boolean worthRetry() {
                return false;
            }
        }

        record Failure(UpstreamUnavailableException exception, boolean worthRetry) implements Attempt {
            @Override
            public ClientHttpResponse answer() {
                throw exception;
            }
        }
    }
}
