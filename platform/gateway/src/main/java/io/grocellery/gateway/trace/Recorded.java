package io.grocellery.gateway.trace;

import brave.Span;
import brave.Tracer;
import io.grocellery.gateway.log.JsonLog;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A trace that is recorded: a span for the request, one below it for each instance asked, and a line in the log. */
final class Recorded extends Trace {

    private static final int SERVER_ERROR = 500;
    private static final String STATUS = "http.status_code";
    private static final String ERROR = "error";

    private final Span server;
    private final Request request;
    private final Means means;
    private final long began;
    private @Nullable Span client;

    /**
     * What is told of a request.
     *
     * @param service the route's name
     */
    record Request(String method, String path, String service, String release) {}

    /** What it is told with, and timed by. */
    record Means(Tracer tracer, JsonLog log, LongSupplier nanos) {}

    Recorded(Arrival place, Span server, Request request, Means means) {
        super(place);
        this.server = server;
        this.request = request;
        this.means = means;
        this.began = means.nanos().getAsLong();
        server.kind(Span.Kind.SERVER)
                .name(request.method() + " " + request.service())
                .tag("http.method", request.method())
                .tag("http.path", request.path())
                .tag("service", request.service())
                .tag("release", request.release())
                .start();
    }

    @Override
    public void attempt(String instance) {
        client = means.tracer()
                .newChild(server.context())
                .kind(Span.Kind.CLIENT)
                .name(request.method() + " " + request.service())
                .tag("http.path", request.path())
                .tag("service", request.service())
                .tag("release", request.release())
                .tag("instance", instance)
                .start();
    }

    @Override
    public void failed(String why) {
        Span present = client;
        if (present != null) {
            client = null;
            present.tag(ERROR, why).finish();
        }
    }

    @Override
    public void answered(int status) {
        Span present = client;
        if (present != null) {
            client = null;
            finish(present, status);
        }
        finish(server, status);
        write("answered " + status, "http.response.status_code", status);
    }

    @Override
    public void ended(String how) {
        failed(how);
        server.tag(ERROR, how).finish();
        write(how, "event.outcome", "failure");
    }

    private static void finish(Span span, int status) {
        span.tag(STATUS, Integer.toString(status));
        if (status >= SERVER_ERROR) {
            span.tag(ERROR, Integer.toString(status));
        }
        span.finish();
    }

    /** Without the path: whatever a stranger put there would stay in the log. */
    private void write(String end, String fact, Object value) {
        long nanoseconds = means.nanos().getAsLong() - began;
        means.log()
                .info(
                        request.method() + " for " + request.service() + " " + end + " in " + nanoseconds / 1_000_000
                                + " ms",
                        "http.request.method",
                        request.method(),
                        "route.service",
                        request.service(),
                        "route.release",
                        request.release(),
                        fact,
                        value,
                        "event.duration",
                        nanoseconds,
                        "trace.id",
                        id(),
                        "span.id",
                        HexFormat.of().toHexDigits(ownSpan()));
    }

    @Override
    boolean recorded() {
        return true;
    }

    @Override
    long ownSpan() {
        return server.context().spanId();
    }

    @Override
    long sentSpan() {
        Span present = client;
        return present == null ? ownSpan() : present.context().spanId();
    }
}
