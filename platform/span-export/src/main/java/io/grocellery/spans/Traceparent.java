package io.grocellery.spans;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller is in its trace, as the field {@code traceparent} of W3C Trace Context says it in version 00.
 *
 * @param high the upper half of the trace's id
 * @param low the lower half; never 0
 * @param span the id of the caller's span; never 0
 * @param sampled whether the trace is recorded
 */
public record Traceparent(long high, long low, long span, boolean sampled) {

    /** 00-[32]-[16]-[2]. */
    private static final int LENGTH = 55;

    private static final int TRACE = 3;
    private static final int TRACE_LOW = 19;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;

    /** Null for what is not exactly of this form, in length and in letters. */
    public static @Nullable Traceparent read(String text) {
        if (text.length() != LENGTH
                || !text.startsWith("00-")
                || text.charAt(SPAN - 1) != '-'
                || text.charAt(FLAGS - 1) != '-'
                || !hexadecimal(text, TRACE, SPAN - 1)
                || !hexadecimal(text, SPAN, FLAGS - 1)
                || !hexadecimal(text, FLAGS, LENGTH)) {
            return null;
        }
        long low = HexFormat.fromHexDigitsToLong(text, TRACE_LOW, SPAN - 1);
        long span = HexFormat.fromHexDigitsToLong(text, SPAN, FLAGS - 1);
        if (low == 0 || span == 0) {
            return null;
        }
        boolean sampled = (Character.digit(text.charAt(LENGTH - 1), 16) & 1) == 1;
        return new Traceparent(HexFormat.fromHexDigitsToLong(text, TRACE, TRACE_LOW), low, span, sampled);
    }

    /** Whether all of a part of a text are digits of 0 to f, in small letters as these fields have them. */
    public static boolean hexadecimal(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
