package io.grocellery.target.local.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Listens on a port; answers 200 at /ready and 503 at /unready. With {@code stubborn} it does not end when asked. */
public final class SampleService {

    private SampleService() {}

    /** The command that runs it. */
    public static List<String> command(int port, String... options) {
        return TestJvm.command(SampleService.class, concat(Integer.toString(port), options));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(SampleService::hang));
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 10);
        answer(server, "/ready", 200);
        answer(server, "/unready", 503);
        server.start();
        new CountDownLatch(1).await();
    }

    private static void answer(HttpServer server, String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String[] concat(String first, String... rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
