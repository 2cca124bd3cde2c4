package io.grocellery.gateway.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one header section line by line as strictly as RFC 9112 allows, before anything lenient sees it. What two
 * parsers could frame differently (bare line feeds, folded lines, two lengths, a length beside a transfer coding,
 * blanks before a colon) is refused, so that the gateway and a service never disagree on where a request ends.
 */
final class HeadScan {

    static final int MAX_FIELDS = 100;

    private static final long NO_LENGTH = -1;
    private static final int MAX_LENGTH_DIGITS = 15;
    private static final Pattern OTHER_VERSION = Pattern.compile("HTTP/\\d\\.\\d");
    private static final boolean[] TOKEN = tokenOctets();

    private final int maxUriBytes;
    private boolean requestLineSeen;
    private boolean http11;
    private int fields;
    private boolean host;
    private boolean chunked;
    private long contentLength = NO_LENGTH;

    HeadScan(int maxUriBytes) {
        this.maxUriBytes = maxUriBytes;
    }

    boolean chunked() {
        return chunked;
    }

    /** The body's length in bytes; 0 when the request has none or is chunked. */
    long contentLength() {
        return Math.max(0, contentLength);
    }

    boolean started() {
        return requestLineSeen;
    }

    /** Takes a line without its CRLF; null when it is fine. */
    @Nullable
    Refusal line(ByteBuf buffer, int start, int end) {
        if (requestLineSeen) {
            return field(buffer, start, end);
        }
        requestLineSeen = true;
        return requestLine(buffer, start, end);
    }

    /** What the whole section lacks; null when it is complete. */
    @Nullable
    Refusal complete() {
        if (http11 && !host) {
            return Refusal.malformed("HTTP/1.1 requires a Host field.");
        }
        if (chunked && contentLength != NO_LENGTH) {
            return Refusal.malformed("Content-Length and Transfer-Encoding exclude each other.");
        }
        return chunked && !http11 ? Refusal.malformed("HTTP/1.0 knows no Transfer-Encoding.") : null;
    }

    private @Nullable Refusal requestLine(ByteBuf buffer, int start, int end) {
        int methodEnd = space(buffer, start, end);
        int targetEnd = methodEnd < 0 ? -1 : space(buffer, methodEnd + 1, end);
        if (targetEnd < 0 || methodEnd == start || !token(buffer, start, methodEnd)) {
            return Refusal.malformed("The request line must be a method, a target and a version.");
        }
        if (targetEnd - methodEnd - 1 > maxUriBytes) {
            return Refusal.uriTooLong(maxUriBytes);
        }
        return badTarget(buffer, methodEnd + 1, targetEnd)
                ? Refusal.malformed("The target must be a path that begins with a slash, in printable ASCII.")
                : version(buffer, targetEnd + 1, end);
    }

    private @Nullable Refusal version(ByteBuf buffer, int start, int end) {
        String version = buffer.toString(start, end - start, StandardCharsets.ISO_8859_1);
        http11 = version.equals("HTTP/1.1");
        if (http11 || version.equals("HTTP/1.0")) {
            return null;
        }
        return OTHER_VERSION.matcher(version).matches()
                ? Refusal.version()
                : Refusal.malformed("The request line must end with a version.");
    }

    private static boolean badTarget(ByteBuf buffer, int start, int end) {
        if (start == end || buffer.getByte(start) != '/') {
            return true;
        }
        for (int i = start; i < end; i++) {
            byte octet = buffer.getByte(i);
            if (octet <= 0x20 || octet == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Refusal field(ByteBuf buffer, int start, int end) {
        if (++fields > MAX_FIELDS) {
            return Refusal.headersTooLarge("At most " + MAX_FIELDS + " fields are accepted.");
        }
        int colon = buffer.indexOf(start, end, (byte) ':');
        if (colon <= start || !token(buffer, start, colon)) {
            return Refusal.malformed("A field must be a name, a colon and a value on one line.");
        }
        return badValue(buffer, colon + 1, end)
                ? Refusal.malformed("A field's value holds a control character.")
                : framing(buffer, start, colon, end);
    }

    /** The three fields that decide where a request ends and whom it is for. */
    private @Nullable Refusal framing(ByteBuf buffer, int start, int colon, int end) {
        return switch (colon - start) {
            case 4 -> named(buffer, start, "host") ? host(value(buffer, colon, end)) : null;
            case 14 -> named(buffer, start, "content-length") ? length(value(buffer, colon, end)) : null;
            case 17 -> named(buffer, start, "transfer-encoding") ? coding(value(buffer, colon, end)) : null;
            default -> null;
        };
    }

    private @Nullable Refusal host(String value) {
        if (host) {
            return Refusal.malformed("There is more than one Host field.");
        }
        host = true;
        return value.chars().allMatch(HeadScan::authority)
                ? null
                : Refusal.malformed("The Host field is no authority.");
    }

    private static boolean authority(int c) {
        return (Character.isLetterOrDigit(c) && c < 0x80) || ".-:[]_".indexOf(c) >= 0;
    }

    private @Nullable Refusal length(String value) {
        if (contentLength != NO_LENGTH) {
            return Refusal.malformed("There is more than one Content-Length field.");
        }
        if (value.isEmpty()
                || value.length() > MAX_LENGTH_DIGITS
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Refusal.malformed("Content-Length must be a number of at most " + MAX_LENGTH_DIGITS + " digits.");
        }
        contentLength = Long.parseLong(value);
        return null;
    }

    private @Nullable Refusal coding(String value) {
        if (chunked || !value.equalsIgnoreCase("chunked")) {
            return Refusal.malformed("The only transfer coding accepted is chunked, once.");
        }
        chunked = true;
        return null;
    }

    /** Whether this line could be a field of a trailer section that changes no framing. */
    static boolean harmlessTrailer(ByteBuf buffer, int start, int end) {
        HeadScan scan = new HeadScan(0);
        return scan.field(buffer, start, end) == null && !scan.host && !scan.chunked && scan.contentLength == NO_LENGTH;
    }

    private static String value(ByteBuf buffer, int colon, int end) {
        return buffer.toString(colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1)
                .strip();
    }

    private static boolean named(ByteBuf buffer, int start, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((buffer.getByte(start + i) | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int space(ByteBuf buffer, int start, int end) {
        return buffer.indexOf(start, end, (byte) ' ');
    }

    private static boolean token(ByteBuf buffer, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!TOKEN[buffer.getByte(i) & 0xff]) {
                return false;
            }
        }
        return true;
    }

    private static boolean badValue(ByteBuf buffer, int start, int end) {
        for (int i = start; i < end; i++) {
            byte octet = buffer.getByte(i);
            if ((octet >= 0 && octet < 0x20 && octet != '\t') || octet == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] tokenOctets() {
        boolean[] octets = new boolean[256];
        for (char c = '0'; c <= 'z'; c++) {
            octets[c] = Character.isLetterOrDigit(c);
        }
        "!#$%&'*+-.^_`|~".chars().forEach(c -> octets[c] = true);
        return octets;
    }
}
