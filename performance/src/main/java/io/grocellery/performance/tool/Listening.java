package io.grocellery.performance.tool;

import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until what was started serves. */
public final class Listening {

    private static final Duration REQUEST = Duration.ofSeconds(5);

    private Listening() {}

    /**
     * Waits for a port.
     *
     * @throws IOException when it ends, or nobody listens on the port in time
     */
    public static void await(Workplace workplace, Process process, int port, Duration atMost) throws IOException {
        await(workplace, process, "port " + port, () -> connects(port), atMost);
    }

    /**
     * Waits for an answer.
     *
     * @throws IOException when it ends, or the address does not answer 2xx in time
     */
    public static void await(Workplace workplace, Process process, URI address, Duration atMost) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
            await(workplace, process, address.toString(), () -> answers(client, address), atMost);
        }
    }

    private static void await(
            Workplace workplace, Process process, String subject, BooleanSupplier serves, Duration atMost)
            throws IOException {
        boolean ended = workplace.patience().await(() -> !process.isAlive() || serves.getAsBoolean(), atMost);
        if (!process.isAlive()) {
            throw new IOException("what was to serve at " + subject + " ended with code " + process.exitValue());
        }
        if (!ended) {
            throw new IOException("nothing serves at " + subject + " after " + atMost.toSeconds() + " s");
        }
    }

    private static boolean connects(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean answers(HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(REQUEST).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
