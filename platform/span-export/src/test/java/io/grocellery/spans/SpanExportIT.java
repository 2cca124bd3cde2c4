package io.grocellery.spans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.grocellery.core.time.Patience;
import io.grocellery.testkit.time.LiveTime;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Spans as they arrive at receivers that speak the protocols of Zipkin and of X-Ray's daemon. */
final class SpanExportIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Patience PATIENCE = LiveTime.patience();

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void everySpanReachesZipkin() throws IOException {
        HttpServer zipkin = zipkin(0);
        try (SpanExport export = SpanExport.to(at(zipkin.getAddress().getPort()), System::nanoTime)) {
            List<String> traces = Spans.finish(export, 20);
            assertThat(PATIENCE.await(() -> traces.stream().allMatch(this::arrived), SOON))
                    .as("all of " + traces + " in " + received)
                    .isTrue();
        } finally {
            zipkin.stop(0);
        }
    }

    @Test
    void aReceiverThatStartsLaterGetsWhatComesFromThenOn() throws IOException {
        HttpServer taken = zipkin(0);
        int port = taken.getAddress().getPort();
        taken.stop(0);
        long[] now = {0};
        try (SpanExport export =
                SpanExport.to(at(port), () -> now[0] += Duration.ofSeconds(1).toNanos())) {
            Spans.finish(export, 10);
            HttpServer zipkin = zipkin(port);
            assertThat(PATIENCE.await(() -> arrived(Spans.finish(export, 1).getFirst()) || !received.isEmpty(), SOON))
                    .isTrue();
            zipkin.stop(0);
        }
    }

    @Test
    void nothingWaitsForAReceiverThatIsAway() throws IOException {
        HttpServer taken = zipkin(0);
        int port = taken.getAddress().getPort();
        taken.stop(0);
        try (SpanExport export = SpanExport.to(at(port), System::nanoTime)) {
            long began = System.nanoTime();
            assertThat(Spans.finish(export, 50_000)).hasSize(50_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        }
    }

    @Test
    void xrayGetsADocumentForEachSpanWithAnIdOfItsForm() throws IOException {
        try (DatagramSocket daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                SpanExport export =
                        SpanExport.to(new SpanDestination.XRay("127.0.0.1", daemon.getLocalPort()), System::nanoTime)) {
            daemon.setSoTimeout((int) SOON.toMillis());
            String trace = Spans.finish(export, 1).getFirst();
            DatagramPacket packet = new DatagramPacket(new byte[64 * 1024], 64 * 1024);
            daemon.receive(packet);
            String document = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(document)
                    .startsWith("{\"format\": \"json\", \"version\": 1}\n")
                    .contains("\"trace_id\":\"1-" + trace.substring(0, 8) + "-" + trace.substring(8) + "\"")
                    .contains("\"name\":\"order-service\"");
            long madeAt = Long.parseLong(trace.substring(0, 8), 16);
            assertThat(madeAt)
                    .as("X-Ray takes an id whose first part is the time it was made at")
                    .isCloseTo(System.currentTimeMillis() / 1000, Offset.offset(60L));
        }
    }

    private boolean arrived(String trace) {
        return received.stream().anyMatch(message -> message.contains(trace));
    }

    private static SpanDestination at(int port) {
        return new SpanDestination.Zipkin(URI.create("http://127.0.0.1:" + port + "/api/v2/spans"));
    }

    private HttpServer zipkin(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/v2/spans", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
