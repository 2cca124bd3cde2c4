package io.grocellery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which connections to a service are used again, and when they end. */
class KeptConnectionsIT {

    private static final String REQUEST = "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";

    private final Set<Socket> used = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RunningGateway gateway;

    @AfterEach
    void stop() throws Exception {
        gateway.assertBalanced();
        gateway.close();
    }

    @Test
    void oneConnectionServesOneRequestAfterTheOther() throws Exception {
        try (Service service = answering("\r\n")) {
            ask(service, 20);
            assertThat(used).hasSize(1);
        }
    }

    @Test
    void aConnectionThatTheServiceEndsIsNotUsedAgain() throws Exception {
        try (Service service = answering("Connection: close\r\n\r\n")) {
            ask(service, 5);
            assertThat(used).hasSize(5);
        }
    }

    @Test
    void aConnectionIsNotKeptForLongerThanTheServiceSays() throws Exception {
        try (Service service = answering("Keep-Alive: timeout=1\r\n\r\n")) {
            ask(service, 5);
            assertThat(used).hasSize(1);
            RunningGateway.await(
                    "the end of the connection", () -> used.stream().allMatch(Socket::isClosed));
        }
    }

    @Test
    void aConnectionThatBreaksWhileItIsKeptIsForgotten() throws Exception {
        try (Service service = answering("\r\n")) {
            gateway = RunningGateway.start(folder, Tables.table(folder, Tables.backend("r-1", 1, service.port())));
            try (Socket client = Sockets.open(gateway.port())) {
                askOnce(client);
                for (Socket connection : used) {
                    connection.shutdownOutput();
                }
                RunningGateway.await("the gateway's end", () -> used.stream().allMatch(Socket::isClosed));
                askOnce(client);
                assertThat(used).hasSize(2);
            }
        }
    }

    private Service answering(String restOfHead) {
        return Service.start((head, in, out, connection) -> {
            used.add(connection);
            Service.write(out, ANSWER + restOfHead);
        });
    }

    private void ask(Service service, int times) throws Exception {
        gateway = RunningGateway.start(folder, Tables.table(folder, Tables.backend("r-1", 1, service.port())));
        try (Socket client = Sockets.open(gateway.port())) {
            for (int i = 0; i < times; i++) {
                askOnce(client);
            }
        }
    }

    private static void askOnce(Socket client) throws Exception {
        Sockets.send(client, REQUEST);
        assertThat(Sockets.readHead(client)).startsWith("HTTP/1.1 200");
    }
}
