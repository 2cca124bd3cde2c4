package io.grocellery.target.local.parameters;

import io.grocellery.target.local.files.DurableFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A configuration file in the {@code .properties} format, which only its owner can read. */
public record PropertiesFile(SortedMap<String, String> values) {

    /** @throws IllegalArgumentException when a value holds <code>${</code>, which Spring would take for a reference */
    public PropertiesFile {
        values = new TreeMap<>(values);
        values.forEach((key, value) -> {
            if (value.contains("${")) {
                throw new IllegalArgumentException("the value of " + key + " must not contain ${");
            }
        });
    }

    /**
     * Writes it whole or not at all.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public void write(Path file) {
        DurableFile.write(file, text());
    }

    /** As {@link java.util.Properties#load} reads it. */
    String text() {
        return values.entrySet().stream()
                .map(entry -> escaped(entry.getKey(), true) + "=" + escaped(entry.getValue(), false) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text, boolean key) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            escaped.append(escaped(text.charAt(index), key || index == 0));
        }
        return escaped.toString();
    }

    private static String escaped(char character, boolean spaceEnds) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\f' -> "\\f";
            case ' ' -> spaceEnds ? "\\ " : " ";
            case '=', ':', '#', '!' -> "\\" + character;
            default ->
                character < ' ' || character > '~'
                        ? String.format(Locale.ROOT, "\\u%04x", (int) character)
                        : String.valueOf(character);
        };
    }
}
