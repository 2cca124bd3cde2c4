package io.grocellery.spans;

import java.io.IOException;
import java.util.List;
import zipkin2.Span;
import zipkin2.reporter.Reporter;
import zipkin2.storage.xray_udp.XRayUDPStorage;

/** Sends each span at once, as a datagram: whether anybody listens is not to be known, and nothing waits for it. */
final class XRayReporter implements Reporter<Span> {

    private final XRayUDPStorage daemon;

    XRayReporter(XRayUDPStorage daemon) {
        this.daemon = daemon;
    }

    @Override
    public void report(Span span) {
        try {
            daemon.accept(List.of(span)).execute();
        } catch (IOException | RuntimeException dropped) {
            // a datagram that cannot be sent is as good as one that is lost
        }
    }
}
