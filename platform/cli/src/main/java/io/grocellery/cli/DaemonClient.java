package io.grocellery.cli;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.status.CompanionStatus;
import io.grocellery.core.status.EnvironmentStatus;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import tools.jackson.jr.ob.JSON;

/** Talks to the daemon of an installation. */
final class DaemonClient implements AutoCloseable {

    private static final Duration CLOSE_DEADLINE = Duration.ofMillis(200);
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);

    /** Some are put together from a month's journals, or look through a whole checkout first. */
    private static final Duration COMPOSED_DEADLINE = Duration.ofSeconds(60);

    private final Installation installation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_DEADLINE)
            .sslContext(trustingNobody())
            .build();

    DaemonClient(Installation installation) {
        this.installation = installation;
    }

    /** The daemon speaks plain HTTP; a client reads the system's certificates otherwise, an eighth of a command's time. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no TLS", missing);
        }
    }

    /** Whether this installation's daemon answers; that of another checkout or application is not ours. */
    boolean answers() {
        try {
            HttpResponse<String> response = send(request("/api/version").GET().build());
            return response.statusCode() == 200
                    && object(response.body())
                            .filter(said -> installation.state().toString().equals(said.get("state")))
                            .isPresent();
        } catch (IOException silent) {
            return false;
        }
    }

    /** The JSON at a path. */
    String get(String path) {
        return answered(path, request(path).GET().build());
    }

    /** What runs in an environment. */
    EnvironmentStatus environment(String name) {
        return read(get("/api/environments/" + name), EnvironmentStatus.class);
    }

    /** What runs beside the shop. */
    List<CompanionStatus> companions() {
        return JSON.std.listOfFrom(CompanionStatus.class, get("/api/companions"));
    }

    /** The JSON at a path that only the installation's owner may read. */
    String getAuthorized(String path) {
        return answered(path, authorized(path).GET().build());
    }

    /**
     * What is put together at a path that only the installation's owner may read.
     *
     * @param type of the content that is wanted, such as {@code text/html}
     */
    String composed(String path, String type) {
        return answered(
                path,
                authorized(path)
                        .timeout(COMPOSED_DEADLINE)
                        .setHeader("Accept", type + ", application/problem+json")
                        .GET()
                        .build());
    }

    /** Posts a form without the daemon's token and answers the JSON object. */
    Map<String, Object> form(String path, String form) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return JSON.std.mapFrom(answered(path, request));
    }

    /** Sends JSON and answers JSON. */
    String post(String path, Map<String, ?> body) {
        return answered(path, authorized(path).POST(json(body)).build());
    }

    /** The same of what takes the daemon longer. */
    String postComposed(String path, Map<String, ?> body) {
        return answered(
                path,
                authorized(path).timeout(COMPOSED_DEADLINE).POST(json(body)).build());
    }

    /** Sends JSON and calls for each line of the answer, until it ends or the deadline has passed. */
    void stream(String path, Map<String, ?> body, Duration deadline, Consumer<String> line) {
        HttpRequest request =
                authorized(path).timeout(deadline).POST(json(body)).build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(path, response.statusCode(), String.join("", lines.toList()));
                }
                lines.filter(text -> !text.isBlank()).forEach(line);
            }
        } catch (IOException broken) {
            throw notAnswering(path, broken);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private String answered(String path, HttpRequest request) {
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() / 100 != 2) {
                throw refused(path, response.statusCode(), response.body());
            }
            return response.body();
        } catch (IOException broken) {
            throw notAnswering(path, broken);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + installation.daemonPort() + path))
                .timeout(ANSWER_DEADLINE)
                .header("Accept", "application/json, application/x-ndjson, application/problem+json");
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + token()).header("Content-Type", "application/json");
    }

    private String token() {
        try {
            return Files.readString(installation.apiToken()).strip();
        } catch (IOException unreadable) {
            throw new ExplainedException(
                    "the daemon's token cannot be read",
                    unreadable.getClass().getSimpleName() + " at " + installation.apiToken(),
                    "run the command as the user who ran './grocellery up'",
                    unreadable);
        }
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofString(JSON.std.asString(body));
    }

    private ExplainedException notAnswering(String path, IOException cause) {
        if (cause instanceof HttpTimeoutException) {
            return new ExplainedException(
                    "the daemon did not answer " + path + " in time",
                    "it is busy or stuck",
                    "look at " + installation.daemonFolder().resolve("daemon.log"),
                    cause);
        }
        String why = cause instanceof ConnectException
                ? "nothing listens on 127.0.0.1:" + installation.daemonPort()
                : "the connection broke (" + cause.getMessage() + ")";
        return new NotRunningException(why, cause);
    }

    private static RefusedException refused(String path, int status, String body) {
        return RefusedException.from(path, status, object(body));
    }

    private static Optional<Map<String, Object>> object(String body) {
        try {
            return Optional.of(JSON.std.mapFrom(body));
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }

    /** A client's thread lives on otherwise, and the JVM waits 300 ms for it before it exits. */
    @Override
    public void close() {
        http.shutdownNow();
        try {
            http.awaitTermination(CLOSE_DEADLINE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExplainedException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ExplainedException("the command was interrupted", "a signal arrived", "run it again", cause);
    }

    /** Reads one JSON object into a record. */
    static <T> T read(String json, Class<T> type) {
        return JSON.std.beanFrom(type, json);
    }
}
