package io.grocellery.gateway.trace;

import brave.Tracing;
import io.grocellery.gateway.log.JsonLog;
import io.grocellery.spans.SpanExport;
import io.vertx.core.http.HttpServerRequest;
import java.io.Closeable;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Begins or continues the trace of every request, and decides for the whole trace whether it is recorded. Thread-safe.
 */
public final class Traces implements Closeable {

    private final double sampling;
    private final SpanExport export;
    private final Tracing tracing;
    private final Recorded.Means means;

    private Traces(TracingSettings settings, JsonLog log, LongSupplier nanos) {
        this.sampling = settings.sampling();
        this.export = SpanExport.to(settings.destination(), nanos);
        this.tracing = Tracing.newBuilder()
                .localServiceName("gateway")
                .localIp("127.0.0.1")
                .traceId128Bit(true)
                .supportsJoin(false)
                .addSpanHandler(export.handler())
                .build();
        this.means = new Recorded.Means(tracing.tracer(), log, nanos);
    }

    /**
     * Begins to trace.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public static Traces to(TracingSettings settings, JsonLog log, LongSupplier nanos) {
        return new Traces(settings, log, nanos);
    }

    /** The trace of a request that is for a release of a service. */
    public Trace of(
            HttpServerRequest request, String service, String release, RandomGenerator random, long epochSecond) {
        Arrival said = TraceFields.read(request.headers());
        Arrival place = said != null && said.inTrace() ? said : Arrival.nowhere(high(epochSecond, random), id(random));
        long span = id(random);
        if (!recorded(said, random)) {
            return new Unrecorded(place, span);
        }
        Recorded.Request told = new Recorded.Request(request.method().name(), request.path(), service, release);
        return new Recorded(place, means.tracer().toSpan(place.child(span)), told, means);
    }

    private boolean recorded(@Nullable Arrival arrival, RandomGenerator random) {
        Boolean decided = arrival == null ? null : arrival.sampled();
        return decided == null ? random.nextDouble() < sampling : decided;
    }

    /** The time is in the id's first half because X-Ray takes no other. */
    private static long high(long epochSecond, RandomGenerator random) {
        return epochSecond << 32 | Integer.toUnsignedLong(random.nextInt());
    }

    private static long id(RandomGenerator random) {
        long id = random.nextLong();
        return id == 0 ? 1 : id;
    }

    /** Sends what is left. */
    @Override
    public void close() {
        tracing.close();
        export.close();
    }
}
