package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile and broken clients send, byte by byte. */
class RawRequestsIT {

    private static final String GET = "GET /orders/1 HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /orders/2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @TempDir
    private Path folder;

    private final Service service = Service.start((head, in, out, connection) -> {
        if (head.contains("Content-Length: 5\r\n")) {
            in.readNBytes(5);
        }
        if (head.contains("chunked")) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        Service.ok(out, "served");
    });
    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningGateway.start(folder, Tables.table(folder, Tables.backend("r-1", 1, service.port())));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.assertBalanced();
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "X: y\r\n folded: z\r\n",
                "X: y\nContent-Length: 5\r\n",
                "Host: other\r\n",
            })
    void smugglingIsRefusedAndTheConnectionClosed(String fields) throws IOException {
        String answer = Sockets.exchange(
                gateway.port(), "POST /orders HTTP/1.1\r\nHost: x\r\n" + fields + "\r\nhello" + GET + GET);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:grocellery:problem:malformed-request");
        assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void aBrokenChunkGetsA400AndTheServiceNoEnd() throws IOException {
        String answer = Sockets.exchange(
                gateway.port(),
                "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n" + GET);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
    }

    @Test
    void whatCameBeforeASmugglingAttemptIsAnswered() throws IOException {
        String answer = Sockets.exchange(gateway.port(), GET + "GET /orders HTTP/1.1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("served").contains("HTTP/1.1 400 ");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        String answer = Sockets.exchange(
                gateway.port(), "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + GET + LAST);

        assertThat(answer.split("HTTP/1.1 200 ", -1)).as(answer).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/../actuator",
                "/orders/%2e%2e/actuator",
                "/orders%2f..%2factuator",
                "/orders%5c..",
                "/orders/%00",
                "/orders/%252e%252e/",
                "//orders",
                "/orders/..;/actuator"
            })
    void ambiguousPathsAreRefused(String path) throws IOException {
        String answer =
                Sockets.exchange(gateway.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:grocellery:problem:malformed-path");
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void limitsHaveTheirOwnAnswers() throws IOException {
        int port = gateway.port();
        assertThat(Sockets.exchange(port, "GET /" + "a".repeat(2000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(Sockets.exchange(port, "GET /orders HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(Sockets.exchange(port, "GET /orders HTTP/2.5\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ");
        assertThat(Sockets.exchange(port, "TRACE /orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(Sockets.exchange(
                        port,
                        "GET /orders HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n"))
                .startsWith("HTTP/1.1 501 ");
        assertThat(Sockets.exchange(
                        port,
                        "POST /orders HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.1 417 ");
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedAtOnce() throws IOException {
        String answer = Sockets.exchange(
                gateway.port(), "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\nbegin");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:grocellery:problem:body-too-large");
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefusedInTheMiddle() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";

        String answer = Sockets.exchange(
                gateway.port(),
                "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17));

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aSlowHeadTimesOut() throws IOException {
        try (Socket socket = Sockets.open(gateway.port())) {
            Sockets.send(socket, "GET /orders HTTP/1.1\r\nHost");
            assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aSlowBodyTimesOut() throws IOException {
        try (Socket socket = Sockets.open(gateway.port())) {
            Sockets.send(socket, "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe");
            assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aConnectionTooManyIsToldSo() throws IOException {
        List<Socket> many = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                many.add(Sockets.open(gateway.port()));
                Sockets.send(many.get(i), GET);
                assertThat(Sockets.readHead(many.get(i))).startsWith("HTTP/1.1 200");
            }
            assertThat(Sockets.exchange(gateway.port(), "")).startsWith("HTTP/1.1 503 ");
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
        RunningGateway.await("room again", () -> answersAgain());
    }

    @Test
    void http10IsServedAndClosed() throws IOException {
        String answer = Sockets.exchange(gateway.port(), "GET /orders/1 HTTP/1.0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.").contains(" 200 OK").endsWith("served");
    }

    @Test
    void aHeadRequestGetsTheLengthAndNoBody() throws IOException {
        String answer =
                Sockets.exchange(gateway.port(), "HEAD /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    private boolean answersAgain() {
        try {
            return Sockets.exchange(gateway.port(), LAST).startsWith("HTTP/1.1 200 ");
        } catch (IOException failed) {
            return false;
        }
    }
}
