package io.grocellery.gateway.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refusals as RFC 9457 problem documents. */
public final class Problems {

    private static final CharSequence TYPE = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final CharSequence SNIFFING = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOT_ALLOWED = HttpHeaders.createOptimized("nosniff");

    private Problems() {}

    /** The document's body. */
    public static Buffer body(Refusal refusal, @Nullable String path, @Nullable String requestId) {
        JsonObject json = new JsonObject()
                .put("type", "urn:grocellery:problem:" + refusal.code())
                .put("title", refusal.title())
                .put("status", refusal.status())
                .put("detail", refusal.detail())
                .put("code", refusal.code());
        if (path != null) {
            json.put("instance", path);
        }
        if (requestId != null) {
            json.put("requestId", requestId);
        }
        return json.toBuffer();
    }

    /** Sets status and headers for a problem; the body is still to be sent. */
    public static void head(HttpServerResponse response, Refusal refusal) {
        response.setStatusCode(refusal.status());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, TYPE)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set(SNIFFING, NOT_ALLOWED);
        if (refusal.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (refusal.status() == 405) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE");
        }
    }

    /** A whole response for a connection that gets no further. */
    public static byte[] rawTooManyConnections() {
        Buffer body = body(Refusal.tooManyConnections(), null, null);
        String head = "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\n"
                + "retry-after: 1\r\nconnection: close\r\ncontent-length: " + body.length() + "\r\n\r\n";
        return Buffer.buffer(head.getBytes(StandardCharsets.ISO_8859_1))
                .appendBuffer(body)
                .getBytes();
    }
}
