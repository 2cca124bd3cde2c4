package io.grocellery.target.local.process;

import io.grocellery.core.workload.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks an address, once and for at most a second, whether what stands behind it can serve. */
final class ReadinessProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Readiness ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return judge(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException silent) {
            return new Readiness.Silent(silent.getClass().getSimpleName() + " at " + address);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Readiness.Silent("interrupted while asking " + address);
        }
    }

    private static Readiness judge(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 2
                ? new Readiness.Ready()
                : new Readiness.NotReady("readiness answers " + answer.statusCode() + shortened(answer.body()));
    }

    private static String shortened(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(LONGEST_REASON, line.length()));
    }
}
