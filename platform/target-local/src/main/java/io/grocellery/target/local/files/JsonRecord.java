package io.grocellery.target.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** A flat JSON object in a file: text, whole numbers, lists of text. */
public final class JsonRecord {

    private static final JSON JSON_PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private final String origin;
    private final Map<String, Object> values;

    private JsonRecord(String origin, Map<String, Object> values) {
        this.origin = origin;
        this.values = values;
    }

    /**
     * What a file holds.
     *
     * @throws UnreadableRecordException when the file is no JSON object
     * @throws UncheckedIOException when it cannot be read at all
     */
    public static JsonRecord read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    /**
     * What a text holds.
     *
     * @throws UnreadableRecordException when the text is no JSON object
     */
    public static JsonRecord parse(String origin, String text) {
        try {
            return new JsonRecord(origin, JSON.std.mapFrom(text));
        } catch (JacksonException malformed) {
            throw new UnreadableRecordException(origin + " is not a JSON object", malformed);
        }
    }

    /** Writes it durably, readable by its owner only. */
    public static void write(Path file, Map<String, ?> values) {
        DurableFile.write(file, text(values));
    }

    public static String text(Map<String, ?> values) {
        return JSON_PRETTY.asString(values) + "\n";
    }

    /**
     * A text that must be there.
     *
     * @throws UnreadableRecordException when there is no such text
     */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key, "a text"));
    }

    public Optional<String> optionalText(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * A whole number that must be there.
     *
     * @throws UnreadableRecordException when there is no such whole number
     */
    public long number(String key) {
        return optionalNumber(key).orElseThrow(() -> missing(key, "a whole number"));
    }

    public Optional<Long> optionalNumber(String key) {
        return values.get(key) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** Empty when there is no such list. */
    public List<String> texts(String key) {
        return values.get(key) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private UnreadableRecordException missing(String key, String kind) {
        return new UnreadableRecordException(origin + " lacks '" + key + "', " + kind, null);
    }
}
