package io.grocellery.gateway.statics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A single byte range of RFC 9110, section 14; anything else asks for the whole file. */
sealed interface ByteRange {

    Pattern SINGLE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    /** The whole file. */
    record Whole() implements ByteRange {}

    /** Nothing the file has. */
    record Unsatisfiable() implements ByteRange {}

    /** From the first to the last byte, both included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** What this Range field means for a file of so many bytes. */
    static ByteRange parse(String field, long size) {
        Matcher matcher = SINGLE.matcher(field.strip());
        if (!matcher.matches() || field.strip().equals("bytes=-")) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        return first.isEmpty() ? suffix(Long.parseLong(last), size) : part(Long.parseLong(first), last, size);
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size - 1);
    }

    private static ByteRange part(long first, String lastText, long size) {
        long last = lastText.isEmpty() ? size - 1 : Math.min(Long.parseLong(lastText), size - 1);
        if (first >= size) {
            return new Unsatisfiable();
        }
        return last < first ? new Whole() : new Part(first, last);
    }
}
