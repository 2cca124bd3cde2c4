package io.grocellery.chassis.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * The timers that observations of requests have, by the same name and labels, without making those labels for each
 * request. There are as many as there are templates of paths, methods, statuses and errors.
 */
final class RequestTimers {

    private static final ServerRequestObservationConvention CONVENTION =
            new DefaultServerRequestObservationConvention();

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** All that the labels of a request depend on for which there is a handler. */
    private record Kind(String method, String route, int status, String error) {}

    RequestTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(ServerRequestObservationContext facts, long nanos) {
        timer(facts).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(ServerRequestObservationContext facts) {
        String route = facts.getPathPattern();
        if (route == null) {
            return registered(facts);
        }
        Kind kind = new Kind(
                Objects.requireNonNull(facts.getCarrier()).getMethod(),
                route,
                Objects.requireNonNull(facts.getResponse()).getStatus(),
                error(facts.getError()));
        Timer known = timers.get(kind);
        return known == null ? timers.computeIfAbsent(kind, first -> registered(facts)) : known;
    }

    private static String error(@Nullable Throwable error) {
        return error == null ? KeyValue.NONE_VALUE : error.getClass().getSimpleName();
    }

    private Timer registered(ServerRequestObservationContext facts) {
        KeyValues labels = CONVENTION.getLowCardinalityKeyValues(facts).and("error", error(facts.getError()));
        return Timer.builder("http.server.requests")
                .tags(labels.stream()
                        .map(label -> Tag.of(label.getKey(), label.getValue()))
                        .toList())
                .register(registry);
    }
}
