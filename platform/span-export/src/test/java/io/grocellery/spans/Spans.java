package io.grocellery.spans;

import brave.Span;
import brave.Tracing;
import java.util.List;
import java.util.stream.Stream;

/** Makes finished spans as a traced process does. */
final class Spans {

    private Spans() {}

    /** Their ids, in the order they were finished. */
    static List<String> finish(SpanExport export, int count) {
        try (Tracing tracing = Tracing.newBuilder()
                .localServiceName("order-service")
                .traceId128Bit(true)
                .addSpanHandler(export.handler())
                .build()) {
            return Stream.generate(() -> finish(tracing)).limit(count).toList();
        }
    }

    private static String finish(Tracing tracing) {
        Span span = tracing.tracer()
                .newTrace()
                .name("POST /orders")
                .kind(Span.Kind.SERVER)
                .start();
        span.finish();
        return span.context().traceIdString();
    }
}
