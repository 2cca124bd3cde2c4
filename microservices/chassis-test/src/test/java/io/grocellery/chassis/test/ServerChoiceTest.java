package io.grocellery.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which PostgreSQL tests get, by what answers at the places of container engines. */
class ServerChoiceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void withoutAnEngineItIsTheEmbeddedOne() {
        ServerChoice choice = ServerChoice.of("", engine(Map.of()));
        assertThat(choice).hasToString("PostgreSQL, embedded: no container engine answers");
    }

    @Test
    void findingNoEngineCostsNothing() {
        long least = IntStream.range(0, 5)
                .mapToLong(each -> {
                    long start = System.nanoTime();
                    assertThat(engine(Map.of()).answering()).isEmpty();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(least)).isLessThan(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, CONTAINER",
        "HTTP/1.0 400 Bad Request, CONTAINER",
        "HTTP/1.1 500 Internal Server Error, EMBEDDED",
        "SSH-2.0-OpenSSH_10.0, EMBEDDED",
    })
    void whoeverAnswersThePingAsAnEngineDoesIsOne(String says, ServerChoice.Kind kind) throws Exception {
        Path socket = Files.createDirectories(root.resolve("var/run")).resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread engine = Thread.startVirtualThread(() -> answer(server, says));
            assertThat(ServerChoice.of("", engine(Map.of())).kind()).isEqualTo(kind);
            engine.join();
        }
    }

    @Test
    void anEngineElsewhereIsFoundByItsName() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
            Thread engine = Thread.startVirtualThread(() -> answer(server, "HTTP/1.1 200 OK"));
            assertThat(ServerChoice.of("container", engine(Map.of("DOCKER_HOST", address))))
                    .hasToString("PostgreSQL, container: " + address + " answers");
            engine.join();
            Files.writeString(root.resolve(".testcontainers.properties"), "docker.host=" + address + "\n");
            assertThat(engine(Map.of()).addresses()).startsWith(address);
        }
    }

    @Test
    void anEngineThatIsSilentIsNotWaitedFor() throws IOException {
        Path socket = root.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            ContainerEngine silent = engine(Map.of("XDG_RUNTIME_DIR", root.toString()));
            assertThat(ServerChoice.of("", silent).kind()).isEqualTo(ServerChoice.Kind.EMBEDDED);
        }
    }

    @Test
    void aWishIsFulfilledOrRefused() {
        ContainerEngine none = engine(Map.of("DOCKER_HOST", "ssh://elsewhere"));
        assertThat(ServerChoice.of("embedded", none).kind()).isEqualTo(ServerChoice.Kind.EMBEDDED);
        assertThatThrownBy(() -> ServerChoice.of("container", none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "no container engine answers at any of ssh://elsewhere, unix://"
                                + root.resolve("var/run/docker.sock"),
                        "leave GROCELLERY_TEST_POSTGRES out");
        assertThatThrownBy(() -> ServerChoice.of("podman", none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'podman', which is neither container nor embedded");
    }

    private ContainerEngine engine(Map<String, String> environment) {
        return ContainerEngine.of(environment, root, root);
    }

    private static void answer(ServerSocketChannel server, String says) {
        try (SocketChannel asking = server.accept()) {
            asking.write(ByteBuffer.wrap((says + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            Channels.newInputStream(asking).readAllBytes();
        } catch (IOException gone) {
            // it heard enough
        }
    }
}
