package io.grocellery.chassis.test;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Whether a container engine answers, asked without Testcontainers, which takes half a second and an error in
 * the log to find none.
 *
 * @param addresses where it may be, such as {@code unix:///var/run/docker.sock} and {@code tcp://127.0.0.1:2375}
 */
record ContainerEngine(List<String> addresses) {

    private static final String UNIX = "unix://";
    private static final int STANDARD_PORT = 2375;
    private static final long PATIENCE_SECONDS = 1;
    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** 400 is what an engine says that wants to be asked by TLS, as Testcontainers will. */
    private static final Pattern AN_ENGINE = Pattern.compile("HTTP/1\\.[01] (200|400)");

    /** Where Testcontainers looks too, in its order. */
    static ContainerEngine ofUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"));
    }

    /** @param root of the file system */
    static ContainerEngine of(Map<String, String> environment, Path home, Path root) {
        List<String> addresses = new ArrayList<>();
        Optional.ofNullable(environment.get("DOCKER_HOST")).ifPresent(addresses::add);
        configured(home.resolve(".testcontainers.properties")).ifPresent(addresses::add);
        List<Path> sockets = new ArrayList<>(List.of(root.resolve("var/run/docker.sock")));
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .ifPresent(folder -> sockets.add(Path.of(folder, "docker.sock")));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".docker/desktop/docker.sock"));
        sockets.forEach(socket -> addresses.add(UNIX + socket));
        return new ContainerEngine(List.copyOf(addresses));
    }

    private static Optional<String> configured(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return Optional.ofNullable(properties.getProperty("docker.host"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The first that answers. */
    Optional<String> answering() {
        return addresses.stream().filter(ContainerEngine::answers).findFirst();
    }

    private static boolean answers(String address) {
        return place(address)
                .filter(place -> !(place instanceof UnixDomainSocketAddress socket) || Files.exists(socket.getPath()))
                .filter(ContainerEngine::answersInTime)
                .isPresent();
    }

    /** Empty when nobody here knows how to go there. */
    private static Optional<SocketAddress> place(String address) {
        if (address.startsWith(UNIX)) {
            return Optional.of(UnixDomainSocketAddress.of(address.substring(UNIX.length())));
        }
        URI uri = URI.create(address);
        return Optional.ofNullable(uri.getHost())
                .filter(host -> List.of("tcp", "http", "https").contains(uri.getScheme()))
                .map(host -> new InetSocketAddress(host, uri.getPort() < 0 ? STANDARD_PORT : uri.getPort()));
    }

    /** Closing the channel ends whoever still waits for it. */
    private static boolean answersInTime(SocketAddress place) {
        StandardProtocolFamily family =
                place instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
        try (SocketChannel channel = SocketChannel.open(family)) {
            return CompletableFuture.supplyAsync(() -> answersPing(channel, place))
                    .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (IOException noSuchSockets) {
            return false;
        }
    }

    private static boolean answersPing(SocketChannel channel, SocketAddress place) {
        try {
            channel.connect(place);
            channel.write(ByteBuffer.wrap(PING));
            byte[] answer = Channels.newInputStream(channel).readNBytes("HTTP/1.1 200".length());
            return AN_ENGINE
                    .matcher(new String(answer, StandardCharsets.US_ASCII))
                    .matches();
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public String toString() {
        return String.join(", ", addresses);
    }
}
