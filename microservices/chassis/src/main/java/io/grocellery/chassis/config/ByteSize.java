package io.grocellery.chassis.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written as {@code 512B}, {@code 64KiB} or {@code 1MiB}. */
public record ByteSize(long bytes) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(B|KiB|MiB)");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KiB", 1024L, "MiB", 1024L * 1024);

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException when the text is not such a size
     */
    public static ByteSize of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size such as 512B, 64KiB or 1MiB");
        }
        return new ByteSize(Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L));
    }
}
