package io.grocellery.gateway.trace;

import io.grocellery.spans.Traceparent;
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

    /** Nothing that is understood is longer: [32]-[16]-[1]-[16]. */
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
        Traceparent said = Traceparent.read(text);
        return said == null ? null : new Arrival(said.high(), said.low(), said.span(), said.sampled(), true);
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
        return parts.length > 2 && decision == null ? null : arrival(parts[0], parts[1], decision);
    }

    private static @Nullable Arrival b3(MultiMap fields) {
        String flags = fields.get(B3_FLAGS);
        String sampled = fields.get(B3_SAMPLED);
        Boolean decision = "1".equals(flags) ? Boolean.TRUE : sampled == null ? null : decision(sampled);
        String trace = fields.get(B3_TRACE);
        String span = fields.get(B3_SPAN);
        if (trace != null && span != null) {
            return arrival(trace, span, decision);
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

    private static @Nullable Arrival arrival(String trace, String span, @Nullable Boolean sampled) {
        if (!traceId(trace) || !spanId(span)) {
            return null;
        }
        long high = trace.length() == TRACE ? HexFormat.fromHexDigitsToLong(trace, 0, HALF) : 0;
        long low = HexFormat.fromHexDigitsToLong(trace, trace.length() - HALF, trace.length());
        long id = HexFormat.fromHexDigitsToLong(span);
        return low == 0 || id == 0 ? null : new Arrival(high, low, id, sampled, false);
    }

    private static boolean traceId(String text) {
        return (text.length() == HALF || text.length() == TRACE) && Traceparent.hexadecimal(text, 0, text.length());
    }

    private static boolean spanId(String text) {
        return text.length() == HALF && Traceparent.hexadecimal(text, 0, HALF);
    }
}
