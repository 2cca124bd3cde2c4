package io.grocellery.chassis.page;

import io.grocellery.chassis.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/**
 * Where a list goes on: the sort key of the last row given. Opaque to clients; what they send back is checked, part by
 * part, and answered by the problem {@code invalid-cursor} when it is not one.
 */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';
    private static final int LONGEST = 2048;

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /**
     * The cursor of a row's sort key.
     *
     * @throws IllegalArgumentException when a part holds the separator (U+001F)
     */
    public static Cursor of(Object... parts) {
        List<String> texts = Arrays.stream(parts).map(String::valueOf).toList();
        if (texts.stream().anyMatch(text -> text.indexOf(SEPARATOR) >= 0)) {
            throw new IllegalArgumentException("a cursor's part must not hold U+001F");
        }
        return new Cursor(texts);
    }

    /**
     * Reads what a client sent back.
     *
     * @throws ProblemException 400 {@code invalid-cursor} when this is not a cursor of so many parts
     */
    public static Cursor decode(String encoded, int parts) {
        if (encoded.length() > LONGEST) {
            throw invalid();
        }
        List<String> found = Arrays.asList(text(encoded).split(String.valueOf(SEPARATOR), -1));
        if (found.size() != parts) {
            throw invalid();
        }
        return new Cursor(found);
    }

    public String encoded() {
        byte[] bytes = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String text(int index) {
        return parts.get(index);
    }

    public UUID uuid(int index) {
        return part(index, UUID::fromString);
    }

    public long number(int index) {
        return part(index, Long::parseLong);
    }

    public Instant instant(int index) {
        return part(index, Instant::parse);
    }

    private <T> T part(int index, Function<String, T> parser) {
        try {
            return parser.apply(parts.get(index));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    private static String text(String encoded) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // PostgreSQL refuses this character in any text
            if (text.indexOf('\0') >= 0) {
                throw invalid();
            }
            return text;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-cursor", "the cursor is not one that this list gave as nextCursor");
    }
}
