package io.grocellery.chassis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.function.SingletonSupplier;

/**
 * Answers at the door whether the service can serve, as Actuator answers it: it is asked twice a second for as long as
 * the service runs, and the way through filters, security and endpoints costs several times what the answer does.
 *
 * <p>The first few questions go the whole way: what the first shopper's request goes through has been gone through then.
 */
final class ReadinessFilter extends HttpFilter {

    static final String PATH = "/actuator/health/" + ReadinessFilter.GROUP;
    private static final int WHOLE_WAY = 5;

    private static final String GROUP = "readiness";
    private static final String JSON = ApiVersion.LATEST.getProducedMimeType().toString();

    private final Supplier<HealthEndpoint> health;
    private final Supplier<HealthEndpointGroups> groups;
    private final AtomicInteger gone = new AtomicInteger();

    /** What tells the health is not made before somebody asks: filters are made before the rest of a service. */
    ReadinessFilter(Supplier<HealthEndpoint> health, Supplier<HealthEndpointGroups> groups) {
        this.health = SingletonSupplier.of(health);
        this.groups = SingletonSupplier.of(groups);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (goesTheWholeWay(request)) {
            chain.doFilter(request, response);
        } else {
            answer(Objects.requireNonNull(health.get().healthForPath(GROUP)).getStatus(), response);
        }
    }

    private boolean goesTheWholeWay(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || gone.getAndUpdate(times -> Math.min(times + 1, WHOLE_WAY)) < WHOLE_WAY;
    }

    private void answer(Status status, HttpServletResponse response) throws IOException {
        byte[] body = ("{\"status\":\"" + status.getCode() + "\"}").getBytes(StandardCharsets.UTF_8);
        HealthEndpointGroup group = Objects.requireNonNull(groups.get().get(GROUP));
        response.setStatus(group.getHttpCodeStatusMapper().getStatusCode(status));
        response.setContentType(JSON);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
