package io.grocellery.order;

import static io.grocellery.order.OrderFixture.await;

import io.grocellery.chassis.test.TestDatabase;
import io.grocellery.chassis.test.TestIssuer;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/** Order-service in a process of its own, so that it can be killed. */
final class OrderProcess {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final TestIssuer issuer;
    private final Process process;

    private OrderProcess(int port, TestIssuer issuer, Process process) {
        this.port = port;
        this.issuer = issuer;
        this.process = process;
    }

    static OrderProcess start(Path folder, TestDatabase database, TestIssuer issuer, ShopStandIn shop)
            throws IOException {
        int port = freePort();
        Path configuration = Files.createDirectory(folder.resolve("order-service-" + port));
        try (Writer file = Files.newBufferedWriter(configuration.resolve("application.properties"))) {
            properties(port, database, issuer, shop).store(file, null);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OrderApplication.class.getName(),
                        "--spring.config.additional-location=file:" + configuration + "/")
                .redirectErrorStream(true)
                .redirectOutput(configuration.resolve("log").toFile())
                .start();
        return new OrderProcess(port, issuer, process);
    }

    private static Properties properties(int port, TestDatabase database, TestIssuer issuer, ShopStandIn shop) {
        Properties properties = new Properties();
        properties.setProperty("server.port", Integer.toString(port));
        properties.setProperty("grocellery.service", "order-service");
        properties.setProperty("grocellery.environment", "test");
        properties.setProperty("grocellery.release", "r-test");
        properties.setProperty("grocellery.instance", "order-service-" + port);
        properties.setProperty("grocellery.database.url", database.url());
        properties.setProperty("grocellery.database.username", database.username());
        properties.setProperty("grocellery.database.password", database.password());
        properties.setProperty("grocellery.security.issuer", issuer.url());
        properties.setProperty("grocellery.client.id", "order-service");
        properties.setProperty("grocellery.client.secret", "order-service-secret");
        properties.setProperty("grocellery.outbound.cart-service.url", shop.url());
        properties.setProperty("grocellery.outbound.product-service.url", shop.url());
        properties.setProperty("grocellery.events.subscribers.cart-service.url", shop.url() + "/carts/events");
        properties.setProperty("grocellery.events.subscribers.summary-service.url", shop.url() + "/summaries/events");
        properties.setProperty("grocellery.checkout.lease", "2s");
        properties.setProperty("grocellery.outbox.lease", "2s");
        return properties;
    }

    OrderProcess awaitReady() {
        await("order-service on port " + port, this::ready);
        return this;
    }

    private boolean ready() {
        try {
            return HTTP.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The status of the answer, or 0 when there was none. */
    int order(UUID customer, String key, UUID cart) {
        HttpRequest request = request("/orders")
                .header("Authorization", "Bearer " + issuer.shopper(customer))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"cartId\": \"" + cart + "\"}"))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
