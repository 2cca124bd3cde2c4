package io.grocellery.target.local.gateway;

import io.grocellery.core.traffic.TrafficException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** Talks to one gateway's admin API. Every call has a deadline. Safe for use by several threads. */
public final class GatewayAdmin {

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final URI address;
    private final Path tokenFile;
    private final HttpClient http;

    /**
     * @param address where the admin API listens, such as {@code http://127.0.0.1:8071}
     * @param tokenFile holds the bearer token; read at each call
     */
    public GatewayAdmin(URI address, Path tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .build();
    }

    /** Whether the gateway is there and takes this token. */
    public boolean answers() {
        try {
            return send(HttpRequest.newBuilder(address.resolve("/table")).GET()).ok();
        } catch (TrafficException silent) {
            return false;
        }
    }

    /**
     * Puts a whole table in the place of the one it has: routes, static pages, limits.
     *
     * @param table with a version above the present one
     * @throws TrafficException when the gateway cannot be asked, or refuses; then the present table stays
     */
    public void replaceTable(Map<String, Object> table) {
        Answer answer = put("/table", table);
        if (!answer.ok()) {
            throw new TrafficException(
                    "the gateway at " + address + " did not take its new table",
                    answer.detail().strip(),
                    "look at ./grocellery logs gateway");
        }
    }

    /** An answer: its status and its JSON object. */
    record Answer(int status, Map<String, Object> body) {

        boolean ok() {
            return status == 200;
        }

        String detail() {
            return status + " " + body.getOrDefault("detail", "") + " " + body.getOrDefault("errors", "");
        }
    }

    /** @throws TrafficException when there is no answer in time, or another status than 200 */
    Map<String, Object> get(String path) {
        Answer answer = send(HttpRequest.newBuilder(address.resolve(path)).GET());
        if (!answer.ok()) {
            throw new TrafficException(
                    "the gateway at " + address + " did not answer GET " + path,
                    answer.detail().strip(),
                    "check that the token file " + tokenFile + " belongs to this gateway");
        }
        return answer.body();
    }

    /** @throws TrafficException when there is no answer in time */
    Answer put(String path, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.std.asString(body))));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest authorized = request.timeout(DEADLINE)
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(tokenFile).strip())
                    .build();
            HttpResponse<String> response = http.send(authorized, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.std.mapFrom(response.body()));
        } catch (IOException | JacksonException failed) {
            throw unreachable(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unreachable(interrupted);
        }
    }

    private TrafficException unreachable(Exception cause) {
        return new TrafficException(
                "the gateway at " + address + " could not be asked",
                cause.toString(),
                "check that it runs: ./grocellery status",
                cause);
    }
}
