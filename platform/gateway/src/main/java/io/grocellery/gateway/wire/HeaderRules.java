package io.grocellery.gateway.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which fields go on to the other side: those about this one connection stay, and nobody's word about hops is taken. */
public final class HeaderRules {

    public static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    public static final CharSequence FORWARDED = HttpHeaders.createOptimized("Forwarded");
    public static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    public static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    public static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");

    private static final int MAX_ID = 128;
    private static final String FORWARDED_PREFIX = "x-forwarded-";
    private static final String TRACE_PREFIX = "x-b3-";
    private static final List<String> ALWAYS_CARRIED = List.of("host", "content-length", "authorization");

    /** Shorter than any service's own limit we know of, so that a service does not close what is about to be used. */
    private static final long KEEP_ALIVE_NANOS = 4_000_000_000L;

    private static final Pattern KEEP_ALIVE_SECONDS = Pattern.compile("(?i)\\btimeout\\s*=\\s*\"?(\\d{1,9})");

    private HeaderRules() {}

    /** Copies a client's fields to the request for a service. */
    public static void toService(MultiMap from, MultiMap to) {
        String options = options(from);
        for (Map.Entry<String, String> field : from) {
            String name = field.getKey();
            if (!hopByHop(name) && !claimsHop(name) && !optional(options, name)) {
                to.add(name, field.getValue());
            }
        }
    }

    /** Copies a service's fields to the response for a client. */
    public static void toClient(MultiMap from, MultiMap to) {
        String options = options(from);
        for (Map.Entry<String, String> field : from) {
            String name = field.getKey();
            if (!hopByHop(name) && !optional(options, name)) {
                to.add(name, field.getValue());
            }
        }
    }

    /** How long a connection may be idle after this answer, in nanoseconds; 0 when it ends with the answer. */
    public static long keepAliveNanos(HttpVersion version, MultiMap answer) {
        if (version != HttpVersion.HTTP_1_1 || closes(answer)) {
            return 0;
        }
        String told = answer.get(HttpHeaders.KEEP_ALIVE);
        Matcher seconds = told == null ? null : KEEP_ALIVE_SECONDS.matcher(told);
        return seconds == null || !seconds.find()
                ? KEEP_ALIVE_NANOS
                : Math.min(KEEP_ALIVE_NANOS, Long.parseLong(seconds.group(1)) * 1_000_000_000L);
    }

    /** Whether a client's request id can be carried on: 1 to 128 letters, digits, dots, colons, hyphens, underscores. */
    public static boolean validRequestId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID && id.chars().allMatch(HeaderRules::idCharacter);
    }

    /** Whether somebody lists "close" among the options of the connection. */
    public static boolean closes(MultiMap request) {
        String options = options(request);
        return options != null && optional(options, "close");
    }

    private static boolean idCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.:".indexOf(c) >= 0;
    }

    /** Told by the length first: nearly every field is done with after that. */
    private static boolean hopByHop(String name) {
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("te");
            case 7 -> name.equalsIgnoreCase("trailer") || name.equalsIgnoreCase("upgrade");
            case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
            case 14 -> name.equalsIgnoreCase("http2-settings");
            case 16 -> name.equalsIgnoreCase("proxy-connection");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            case 18 -> name.equalsIgnoreCase("proxy-authenticate");
            case 19 -> name.equalsIgnoreCase("proxy-authorization");
            default -> false;
        };
    }

    /** Only the gateway says these to a service. */
    private static boolean claimsHop(String name) {
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("b3");
            case 6 -> name.equalsIgnoreCase("expect");
            case 9 -> name.equalsIgnoreCase("forwarded") || name.equalsIgnoreCase("x-real-ip");
            case 11 -> name.equalsIgnoreCase("traceparent") || traceField(name);
            case 12 -> name.equalsIgnoreCase("x-request-id") || traceField(name) || forwardedField(name);
            default -> forwardedField(name) || traceField(name);
        };
    }

    private static boolean traceField(String name) {
        return name.regionMatches(true, 0, TRACE_PREFIX, 0, TRACE_PREFIX.length());
    }

    private static boolean forwardedField(String name) {
        return name.regionMatches(true, 0, FORWARDED_PREFIX, 0, FORWARDED_PREFIX.length());
    }

    /** The options of a connection that may name fields; null when there are none but the most common one, which does not. */
    private static @Nullable String options(MultiMap fields) {
        String options = fields.get(HttpHeaders.CONNECTION);
        return options == null || options.equalsIgnoreCase("keep-alive") ? null : options;
    }

    /** Whether the Connection field names this one; it cannot name away what requests are framed and routed by. */
    private static boolean optional(@Nullable String options, String name) {
        if (options == null || ALWAYS_CARRIED.stream().anyMatch(name::equalsIgnoreCase)) {
            return false;
        }
        for (String option : options.split(",", -1)) {
            if (option.strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
