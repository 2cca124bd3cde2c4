package io.grocellery.daemon.environment;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.installation.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An environment's gateway: what it routes by, in its file while it is not running, and told to it while it is. */
final class Gateways {

    private static final int TOKEN_BYTES = 32;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final EnvironmentPlan plan;
    private final EnvironmentFiles files;
    private final GatewayTable table;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();

    Gateways(Installation installation, EnvironmentPlan plan, EnvironmentFiles files, URI issuer, JsonMapper json) {
        this.plan = plan;
        this.files = files;
        this.json = json;
        Path pages = installation.home().resolve(plan.storefront().orElse("storefront"));
        this.table = new GatewayTable(plan, files, pages, issuer);
    }

    /** From now on it routes to these. */
    void route(List<Assignment> assignments) {
        prepareToken();
        String content = json.writeValueAsString(table.of(version() + 1, assignments));
        if (answers()) {
            push(content);
        } else {
            DurableFile.write(files.gatewayTable(), content);
        }
    }

    private long version() {
        try {
            JsonNode present = json.readTree(Files.readString(files.gatewayTable()));
            return present.path("version").asLong(0);
        } catch (IOException | RuntimeException none) {
            return 0;
        }
    }

    private void prepareToken() {
        DurableFile.folder(files.gatewayToken().resolveSibling(""));
        if (!Files.exists(files.gatewayToken())) {
            byte[] drawn = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(drawn);
            DurableFile.write(files.gatewayToken(), HexFormat.of().formatHex(drawn));
        }
    }

    private boolean answers() {
        try {
            return send(request("/live").GET().build()).statusCode() == 200;
        } catch (IOException silent) {
            return false;
        }
    }

    private void push(String content) {
        try {
            String token = Files.readString(files.gatewayToken()).strip();
            HttpResponse<String> answer = send(request("/table")
                    .header("Authorization", "Bearer " + token)
                    .PUT(HttpRequest.BodyPublishers.ofString(content))
                    .build());
            if (answer.statusCode() != 200) {
                throw refused(answer.statusCode() + ": " + answer.body(), null);
            }
        } catch (IOException broken) {
            throw refused(broken.toString(), broken);
        }
    }

    private static ExplainedException refused(String why, @Nullable Throwable cause) {
        return new ExplainedException(
                "the gateway did not take its new table", why, "look at ./grocellery logs gateway", cause);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plan.adminPort() + path))
                .timeout(DEADLINE);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
