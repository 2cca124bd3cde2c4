package io.grocellery.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the path of a request target in the one way that every later reader must share, and refuses whatever two
 * readers could take differently: dot segments, empty segments, encoded separators, double encoding, control
 * characters, malformed UTF-8.
 */
public final class RequestPath {

    private RequestPath() {}

    /**
     * The decoded path of an origin-form target ({@code /orders/1?x=y} gives {@code /orders/1}), or null when it must
     * be refused.
     */
    public static @Nullable String of(String target) {
        int end = endOfPath(target);
        if (end == 0 || target.charAt(0) != '/') {
            return null;
        }
        String decoded = plain(target, end) ? target.substring(0, end) : decode(target, end);
        return decoded != null && safeSegments(decoded) ? decoded : null;
    }

    private static int endOfPath(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target.length() : query;
    }

    private static boolean plain(String target, int end) {
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c == '%' || !visible(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean visible(char c) {
        return c > 0x20 && c < 0x7f && c != '\\' && c != '#' && c != '"' && c != '<' && c != '>';
    }

    private static @Nullable String decode(String target, int end) {
        ByteBuffer bytes = ByteBuffer.allocate(end);
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            int value = c == '%' ? octet(target, i + 1, end) : visible(c) ? c : -1;
            if (value < 0) {
                return null;
            }
            bytes.put((byte) value);
            i += c == '%' ? 2 : 0;
        }
        return doublyEncoded(bytes.flip()) ? null : text(bytes);
    }

    /** The octet behind a percent sign; -1 when it is malformed, or a character that must not be hidden. */
    private static int octet(String target, int at, int end) {
        if (at + 2 > end) {
            return -1;
        }
        int high = Character.digit(target.charAt(at), 16);
        int low = Character.digit(target.charAt(at + 1), 16);
        int value = high < 0 || low < 0 ? -1 : high << 4 | low;
        return value < 0x20 || value == 0x7f || value == '/' || value == '\\' ? -1 : value;
    }

    private static boolean doublyEncoded(ByteBuffer bytes) {
        for (int i = 0; i + 2 < bytes.limit(); i++) {
            if (bytes.get(i) == '%' && hex(bytes.get(i + 1)) && hex(bytes.get(i + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hex(byte digit) {
        return Character.digit(digit, 16) >= 0;
    }

    private static @Nullable String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** No segment is empty (but the last), and none is a dot or two, also when path parameters follow them. */
    private static boolean safeSegments(String path) {
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!safeSegment(path, start, end, slash < 0)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean safeSegment(String path, int start, int end, boolean last) {
        int parameters = path.indexOf(';', start);
        int length = (parameters >= 0 && parameters < end ? parameters : end) - start;
        return switch (length) {
            case 0 -> last && end == start;
            case 1 -> path.charAt(start) != '.';
            case 2 -> !path.startsWith("..", start);
            default -> true;
        };
    }
}
