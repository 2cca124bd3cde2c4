package io.grocellery.gateway.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields go on to the other side: those about this one connection stay, and nobody's word about hops is taken. */
public final class HeaderRules {

    public static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    public static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");
    public static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    public static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    public static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");

    private static final int MAX_ID = 128;

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Only the gateway says these to a service. */
    private static final Set<String> HOP_CLAIMS = Set.of("forwarded", "x-real-ip", "x-request-id", "expect");

    private HeaderRules() {}

    /** Copies a client's fields to the request for a service. */
    public static void toService(MultiMap from, MultiMap to) {
        String options = from.get(HttpHeaders.CONNECTION);
        for (Map.Entry<String, String> field : from) {
            String name = lower(field.getKey());
            if (!HOP_BY_HOP.contains(name) && !claimsHop(name) && !optional(options, name)) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }

    /** Copies a service's fields to the response for a client. */
    public static void toClient(MultiMap from, MultiMap to) {
        String options = from.get(HttpHeaders.CONNECTION);
        for (Map.Entry<String, String> field : from) {
            String name = lower(field.getKey());
            if (!HOP_BY_HOP.contains(name) && !optional(options, name)) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }

    /** Whether a client's request id can be carried on: 1 to 128 letters, digits, dots, colons, hyphens, underscores. */
    public static boolean validRequestId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(HeaderRules::idCharacter);
    }

    /** Whether a client lists "close" among its connection options. */
    public static boolean closes(MultiMap request) {
        String options = request.get(HttpHeaders.CONNECTION);
        return options != null && optional(options, "close");
    }

    private static boolean idCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.:".indexOf(c) >= 0;
    }

    private static boolean claimsHop(String name) {
        return name.startsWith("x-forwarded-") || HOP_CLAIMS.contains(name);
    }

    /** Whether the Connection field names this one; it cannot name away what requests are framed and routed by. */
    private static boolean optional(@Nullable String options, String name) {
        if (options == null || name.equals("host") || name.equals("content-length") || name.equals("authorization")) {
            return false;
        }
        for (String option : options.split(",", -1)) {
            if (option.strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
