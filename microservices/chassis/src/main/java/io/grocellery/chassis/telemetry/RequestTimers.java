package io.grocellery.chassis.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * The timers that observations of requests have, by the same name and labels, without a look-up in the registry for each
 * request. There are as many as there are templates of paths, methods and statuses.
 */
final class RequestTimers {

    private static final ServerRequestObservationConvention CONVENTION =
            new DefaultServerRequestObservationConvention();

    private final MeterRegistry registry;
    private final Map<KeyValues, Timer> timers = new ConcurrentHashMap<>();

    RequestTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(ServerRequestObservationContext facts, long nanos) {
        KeyValues labels = CONVENTION.getLowCardinalityKeyValues(facts).and("error", error(facts.getError()));
        timers.computeIfAbsent(labels, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String error(@Nullable Throwable error) {
        return error == null ? KeyValue.NONE_VALUE : error.getClass().getSimpleName();
    }

    private Timer timer(KeyValues labels) {
        return Timer.builder("http.server.requests")
                .tags(labels.stream()
                        .map(label -> Tag.of(label.getKey(), label.getValue()))
                        .toList())
                .register(registry);
    }
}
