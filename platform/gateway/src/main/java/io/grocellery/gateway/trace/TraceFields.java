package io.grocellery.gateway.trace;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The fields in which traces travel: W3C Trace Context, and B3 in its single and its multiple form. What is not exactly
 * of one of these forms, in length and in letters, is taken for nothing at all.
 */
final class TraceFields {

    static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    static final CharSequence TRACESTATE = HttpHeaders.createOptimized("tracestate");
    static final CharSequence TRACERESPONSE = HttpHeaders.createOptimized("traceresponse");
    static final CharSequence B3 = HttpHeaders.createOptimized("b3");

    private static final CharSequence B3_TRACE = HttpHeaders.createOptimized("X-B3-TraceId");
    private static final CharSequence B3_SPAN = HttpHeaders.createOptimized("X-B3-SpanId");
    private static final CharSequence B3_SAMPLED = HttpHeaders.createOptimized("X-B3-Sampled");
    private static final CharSequence B3_FLAGS = HttpHeaders.createOptimized("X-B3-Flags");

    /** Nothing that is understood is longer: 00-[32]-[16]-[2], and [32]-[16]-[1]-[16]. */
    private static final int TRACEPARENT_LENGTH = 55;

    private static final int LONGEST_B3 = 68;
    private static final int TRACE = 32;
    private static final int HALF = 16;
    private static final HexFormat HEX = HexFormat.of();

    private TraceFields() {}

    /** What a caller says; null when it says nothing that can be used. */
    static @Nullable Arrival read(MultiMap fields) {
        String traceparent = fields.get(TRACEPARENT);
        Arrival arrival = traceparent == null ? null : traceparent(traceparent);
        if (arrival == null) {
            String single = fields.get(B3);
            arrival = single == null ? null : b3(single);
        }
        return arrival == null ? b3(fields) : arrival;
    }

    /** W3C's form, of version 00. */
    static String traceparent(String trace, long span, boolean sampled) {
        return "00-" + trace + "-" + HEX.toHexDigits(span) + (sampled ? "-01" : "-00");
    }

    static String b3(String trace, long span, boolean sampled) {
        return trace + "-" + HEX.toHexDigits(span) + (sampled ? "-1" : "-0");
    }

    static String traceId(long high, long low) {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    private static @Nullable Arrival traceparent(String text) {
        if (text.length() != TRACEPARENT_LENGTH
                || !text.startsWith("00-")
                || text.charAt(35) != '-'
                || text.charAt(52) != '-'
                || !hex(text, 3, 35)
                || !hex(text, 36, 52)
                || !hex(text, 53, TRACEPARENT_LENGTH)) {
            return null;
        }
        boolean sampled = (Character.digit(text.charAt(54), 16) & 1) == 1;
        return arrival(text.substring(3, 35), text.substring(36, 52), sampled, true);
    }

    private static @Nullable Arrival b3(String text) {
        if (text.length() == 1) {
            Boolean decision = decision(text);
            return decision == null ? null : Arrival.decision(decision);
        }
        String[] parts = text.length() > LONGEST_B3 ? new String[0] : text.split("-", -1);
        if (parts.length < 2 || parts.length > 4 || (parts.length == 4 && !spanId(parts[3]))) {
            return null;
        }
        Boolean decision = parts.length == 2 ? null : decision(parts[2]);
        return parts.length > 2 && decision == null ? null : arrival(parts[0], parts[1], decision, false);
    }

    private static @Nullable Arrival b3(MultiMap fields) {
        String flags = fields.get(B3_FLAGS);
        String sampled = fields.get(B3_SAMPLED);
        Boolean decision = "1".equals(flags) ? Boolean.TRUE : sampled == null ? null : decision(sampled);
        String trace = fields.get(B3_TRACE);
        String span = fields.get(B3_SPAN);
        if (trace != null && span != null) {
            return arrival(trace, span, decision, false);
        }
        return decision == null ? null : Arrival.decision(decision);
    }

    /** Null for what is none; true and false are what older tracers wrote. */
    private static @Nullable Boolean decision(String text) {
        return switch (text) {
            case "1", "d", "true" -> Boolean.TRUE;
            case "0", "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Arrival arrival(String trace, String span, @Nullable Boolean sampled, boolean w3c) {
        if (!traceId(trace) || !spanId(span)) {
            return null;
        }
        long high = trace.length() == TRACE ? HexFormat.fromHexDigitsToLong(trace, 0, HALF) : 0;
        long low = HexFormat.fromHexDigitsToLong(trace, trace.length() - HALF, trace.length());
        long id = HexFormat.fromHexDigitsToLong(span);
        return low == 0 || id == 0 ? null : new Arrival(high, low, id, sampled, w3c);
    }

    private static boolean traceId(String text) {
        return (text.length() == HALF || text.length() == TRACE) && hex(text, 0, text.length());
    }

    private static boolean spanId(String text) {
        return text.length() == HALF && hex(text, 0, HALF);
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
