package io.grocellery.chassis.test;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole service, started before the tests of a class as the platform starts it: configured by a file, on a free port,
 * with a fresh database and an issuer. Register it as a static extension.
 */
public final class ServiceUnderTest implements BeforeAllCallback, AfterAllCallback {

    private final Class<?> application;
    private final String name;
    private final Map<String, Supplier<String>> configuration = new LinkedHashMap<>();
    private Clock clock = Clock.systemUTC();

    private @Nullable TestDatabase database;
    private @Nullable TestIssuer issuer;
    private @Nullable Path folder;
    private @Nullable ConfigurableApplicationContext context;

    private ServiceUnderTest(Class<?> application, String name) {
        this.application = application;
        this.name = name;
    }

    public static ServiceUnderTest of(Class<?> application, String name) {
        return new ServiceUnderTest(application, name);
    }

    /** Configures a value. */
    public ServiceUnderTest with(String key, String value) {
        return with(key, () -> value);
    }

    /** Configures a value that is known once the tests start. */
    public ServiceUnderTest with(String key, Supplier<String> value) {
        configuration.put(key, value);
        return this;
    }

    /** Gives the service and its issuer this clock. */
    public ServiceUnderTest clock(Clock manual) {
        clock = manual;
        return this;
    }

    public TestRequest get(String path) {
        return request("GET", path);
    }

    public TestRequest post(String path) {
        return request("POST", path);
    }

    public TestRequest put(String path) {
        return request("PUT", path);
    }

    public TestRequest delete(String path) {
        return request("DELETE", path);
    }

    public TestRequest request(String method, String path) {
        return new TestRequest(method, URI.create(url() + path));
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return Integer.parseInt(
                Objects.requireNonNull(running().getEnvironment().getProperty("local.server.port")));
    }

    public TestIssuer issuer() {
        return started(issuer);
    }

    public TestDatabase database() {
        return started(database);
    }

    /** The service's database, by connections of our own. */
    public JdbcClient jdbc() {
        return database().jdbc();
    }

    /**
     * What the service says of itself by a metric, as a sum over its series.
     *
     * @param metric the name in Prometheus' format
     * @param labels what its label set has to contain, such as {@code reason="cart-empty"}
     */
    public double measured(String metric, String... labels) {
        List<String> samples = get("/actuator/prometheus")
                .send()
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .toList();
        if (samples.isEmpty()) {
            throw new AssertionError("no metric " + metric + " with " + List.of(labels));
        }
        return samples.stream()
                .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A part of the service. */
    public <T> T bean(Class<T> type) {
        return running().getBean(type);
    }

    /** Stops the service as the platform does, with what is under way; its database and its issuer stay. */
    public void stop() {
        running().close();
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        database = TestDatabase.create();
        issuer = TestIssuer.start(clock);
        Path configured = configure();
        folder = configured;
        context = start(configured);
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        if (context != null) {
            context.close();
        }
        if (folder != null) {
            Files.deleteIfExists(folder.resolve("application.properties"));
            Files.deleteIfExists(folder);
        }
        issuer().close();
        database().close();
    }

    private ConfigurableApplicationContext start(Path configured) {
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(beans -> beans.getBeanFactory().registerSingleton("testClock", clock));
        return spring.run("--spring.config.additional-location=file:" + configured + "/");
    }

    private Path configure() throws IOException {
        Properties properties = new Properties();
        defaults().forEach(properties::setProperty);
        configuration.forEach((key, value) -> properties.setProperty(key, value.get()));
        Path configured = Files.createTempDirectory("grocellery-test-service-");
        try (Writer file = Files.newBufferedWriter(configured.resolve("application.properties"))) {
            properties.store(file, null);
        }
        return configured;
    }

    private Map<String, String> defaults() {
        return Map.of(
                "server.port",
                "0",
                "grocellery.service",
                name,
                "grocellery.environment",
                "test",
                "grocellery.release",
                "r-test",
                "grocellery.instance",
                name + "-1",
                "grocellery.database.url",
                database().url(),
                "grocellery.database.username",
                database().username(),
                "grocellery.database.password",
                database().password(),
                "grocellery.security.issuer",
                issuer().url());
    }

    private ConfigurableApplicationContext running() {
        return started(context);
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "the service is started before the first test: register it as static");
    }
}
