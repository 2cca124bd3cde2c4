package io.grocellery.chassis.outbound;

import io.grocellery.chassis.config.ConfigurationRefusedException;
import io.grocellery.chassis.outbound.OutboundProperties.Target;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClient;

/**
 * Clients of the other services by name, each with a time-out, a circuit breaker, a bulkhead and one retry within a
 * budget. They throw {@link UpstreamUnavailableException} and {@link UpstreamProblemException} and nothing else of the
 * network's. Fields they do not know are ignored, so that the other service may grow.
 */
public final class OutboundClients {

    /** Request attribute: {@code true} on a POST that may be repeated without harm. */
    public static final String IDEMPOTENT = "io.grocellery.idempotent";

    /** Until it is looked again whether any client needs the token: most are made before the service starts. */
    static final Duration NO_NEED_YET = Duration.ofMinutes(1);

    private final Map<String, Target> targets;
    private final HttpClients http;
    private final ServiceTokens tokens;
    private final BiFunction<String, Target, Guard> newGuard;
    private final MeterRegistry meters;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();
    private volatile boolean speaksForItself;

    OutboundClients(
            Map<String, Target> targets,
            HttpClients http,
            ServiceTokens tokens,
            BiFunction<String, Target, Guard> newGuard,
            MeterRegistry meters) {
        this.targets = Map.copyOf(targets);
        this.http = http;
        this.tokens = tokens;
        this.newGuard = newGuard;
        this.meters = meters;
    }

    /**
     * Without any token.
     *
     * @throws ConfigurationRefusedException when {@code grocellery.outbound.<service>.url} is missing
     */
    public RestClient anonymous(String service) {
        return client(service).build();
    }

    /** With the token of whoever called this service, if there is one. */
    public RestClient relaying(String service) {
        return client(service)
                .requestInterceptors(chain -> chain.addFirst(bearer(OutboundClients::callersToken)))
                .build();
    }

    /** With this service's own token. */
    public RestClient asService(String service) {
        return speaking(client(service));
    }

    /**
     * With this service's own token, at an address that comes from elsewhere, and apart from other calls to the service:
     * with a circuit and a bulkhead of its own. Time-out and limits are those of {@code grocellery.outbound.<service>}
     * when that is configured, else the usual ones.
     */
    public RestClient asService(String service, URI url) {
        Target target = targets.getOrDefault(service, Target.at(url));
        Guard guard =
                guards.computeIfAbsent(url.toString(), address -> measured(service + url.getPath(), service, target));
        return speaking(client(service, url, guard, target));
    }

    private RestClient speaking(RestClient.Builder client) {
        speaksForItself = true;
        return client.requestInterceptors(chain -> chain.addFirst(bearer(tokens::current)))
                .build();
    }

    /** Has this service's own token at hand, if any client needs it; tells after how long to look again. */
    Duration keepTokenYoung() {
        return speaksForItself ? tokens.keepYoung() : NO_NEED_YET;
    }

    private RestClient.Builder client(String service) {
        Target target = target(service);
        return client(
                service, target.url(), guards.computeIfAbsent(service, name -> measured(name, name, target)), target);
    }

    private Guard measured(String client, String service, Target target) {
        Guard guard = newGuard.apply(service, target);
        Gauge.builder("outbound.circuit.open", guard, each -> each.open() ? 1 : 0)
                .description("1 while a service that failed too often is not called")
                .tag("client", client)
                .register(meters);
        return guard;
    }

    private RestClient.Builder client(String service, URI url, Guard guard, Target target) {
        return http.builder(service, target.timeout()).baseUrl(url.toString()).requestInterceptor(guard);
    }

    private Target target(String service) {
        Target target = targets.get(service);
        if (target == null) {
            throw new ConfigurationRefusedException(
                    "where " + service + " is, is not configured",
                    "Set grocellery.outbound." + service + ".url. Configured are: " + new TreeSet<>(targets.keySet()));
        }
        return target;
    }

    private static ClientHttpRequestInterceptor bearer(TokenSource source) {
        return (request, body, execution) -> {
            String token = source.token();
            if (token != null) {
                request.getHeaders().setBearerAuth(token);
            }
            return execution.execute(request, body);
        };
    }

    private static @Nullable String callersToken() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? token.getToken().getTokenValue()
                : null;
    }

    @FunctionalInterface
    private interface TokenSource {

        @Nullable
        String token();
    }
}
