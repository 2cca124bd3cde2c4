package io.grocellery.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grocellery.core.model.Port;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.core.status.EnvironmentStatus.Health;
import io.grocellery.core.status.EnvironmentStatus.InstanceStatus;
import io.grocellery.core.status.EnvironmentStatus.ProcessStatus;
import io.grocellery.core.status.EnvironmentStatus.Second;
import io.grocellery.core.status.EnvironmentStatus.ServiceStatus;
import io.grocellery.core.status.EnvironmentStatus.State;
import io.grocellery.core.status.EnvironmentStatus.Traffic;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.jr.ob.JSON;

/** Tells of an environment that runs, where no daemon does. */
final class SampleDaemon implements AutoCloseable {

    /** No port of any part of an installation lies there. */
    private static final int FIRST = 300;

    private static final int BEHIND_LAST = 400;

    private final HttpServer server;
    private final int offset;

    private SampleDaemon(HttpServer server, int offset) {
        this.server = server;
        this.offset = offset;
        server.createContext("/api/environments", exchange -> answer(exchange, JSON.std.asString(environment())));
        server.createContext("/api/companions", exchange -> answer(exchange, "[]"));
        server.start();
    }

    /** One that listens a little beside an installation's daemon; none where no port is free for it. */
    static Optional<SampleDaemon> beside(Installation installation) {
        Port daemon = installation.daemonPort();
        return listening(daemon, IntStream.range(FIRST, BEHIND_LAST))
                .map(server -> new SampleDaemon(
                        server, installation.portOffset() + server.getAddress().getPort() - daemon.number()));
    }

    /** What listens as a daemon does, under the first of these offsets whose port is free. */
    static Optional<HttpServer> listening(Port daemon, IntStream offsets) {
        return offsets.mapToObj(offset -> listening(daemon.plus(offset)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<HttpServer> listening(Port port) {
        try {
            return Optional.of(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 0));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** The port offset under which a command finds it. */
    int offset() {
        return offset;
    }

    private static EnvironmentStatus environment() {
        ProcessStatus process = new ProcessStatus(Health.READY, "http://127.0.0.1:1", "1", 1L, 1, 0);
        InstanceStatus instance = new InstanceStatus("a-1", "r-1", Health.READY, 1L, 1, "", 0, 1, 1L);
        Traffic traffic = new Traffic(1, 1, 0.0, 1.0, 1.0, 1.0, 0, List.of(new Second(1, 1, 0, 1.0)));
        ServiceStatus service = new ServiceStatus(
                "a", 1, List.of("/a"), "r-1", "c", Health.READY, List.of(instance, instance), traffic);
        return new EnvironmentStatus(
                "dev",
                State.RUNNING,
                "",
                "http://127.0.0.1:1",
                "http://127.0.0.1:1",
                process,
                process,
                List.of(service));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
