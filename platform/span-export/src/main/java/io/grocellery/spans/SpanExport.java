package io.grocellery.spans;

import brave.handler.SpanHandler;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.LongSupplier;
import zipkin2.reporter.brave.ZipkinSpanHandler;
import zipkin2.reporter.urlconnection.URLConnectionSender;
import zipkin2.storage.xray_udp.XRayUDPStorage;

/**
 * Takes finished spans and sends them to their destination in the background. Never waits, never fails and keeps a
 * bounded number: what cannot be sent is dropped. Thread-safe.
 */
public final class SpanExport implements Closeable {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 3_000;

    private final SpanHandler handler;
    private final Closeable resource;

    private SpanExport(SpanHandler handler, Closeable resource) {
        this.handler = handler;
        this.resource = resource;
    }

    /**
     * Begins to export.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public static SpanExport to(SpanDestination destination, LongSupplier nanos) {
        return switch (destination) {
            case SpanDestination.None none -> new SpanExport(SpanHandler.NOOP, () -> {});
            case SpanDestination.Zipkin zipkin -> zipkin(zipkin, nanos);
            case SpanDestination.XRay xray -> xray(xray);
        };
    }

    private static SpanExport zipkin(SpanDestination.Zipkin zipkin, LongSupplier nanos) {
        PatientSender sender = new PatientSender(
                URLConnectionSender.newBuilder()
                        .endpoint(zipkin.address().toString())
                        .connectTimeout(CONNECT_MILLIS)
                        .readTimeout(READ_MILLIS)
                        .compressionEnabled(false)
                        .messageMaxBytes(SpanQueue.MESSAGE_BYTES)
                        .build(),
                nanos);
        SpanQueue queue = SpanQueue.before(sender);
        return new SpanExport(queue, queue);
    }

    private static SpanExport xray(SpanDestination.XRay xray) {
        XRayUDPStorage daemon = XRayUDPStorage.newBuilder()
                .address(xray.host() + ":" + xray.port())
                .build();
        SpanHandler each =
                ZipkinSpanHandler.newBuilder(new XRayReporter(daemon)).build();
        return new SpanExport(each, daemon);
    }

    /** What a tracer gives its spans to. */
    public SpanHandler handler() {
        return handler;
    }

    /** Sends what is left, for half a second at most, and ends. */
    @Override
    public void close() {
        try {
            resource.close();
        } catch (IOException unsent) {
            // what could not be sent is dropped, as ever
        }
    }
}
