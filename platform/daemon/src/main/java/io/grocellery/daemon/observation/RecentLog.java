package io.grocellery.daemon.observation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The end of what a service's instances wrote. */
public final class RecentLog {

    private static final int MOST_LINES = 60;
    private static final int TAIL_BYTES = 48 << 10;
    private static final int LONGEST_MESSAGE = 500;
    private static final String SUFFIX = ".log";

    private final Path folder;
    private final JsonMapper json;

    /** @param folder of an environment's logs */
    public RecentLog(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    /**
     * One event.
     *
     * @param at ISO-8601; empty for a line that is no JSON
     * @param level such as {@code WARN}; empty likewise
     * @param trace the trace it belongs to; null when it belongs to none
     */
    public record Line(
            String instance,
            String at,
            String level,
            String message,
            @Nullable String trace) {}

    /** The latest first, at most 60. */
    public List<Line> of(String service) {
        return files(service)
                .flatMap(file -> lines(file).stream())
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(MOST_LINES)
                .toList();
    }

    private Stream<Path> files(String service) {
        Pattern instance = Pattern.compile(Pattern.quote(service) + "-\\d+" + Pattern.quote(SUFFIX));
        try (Stream<Path> all = Files.list(folder)) {
            return all
                    .filter(file ->
                            instance.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    private List<Line> lines(Path file) {
        String instance = String.valueOf(file.getFileName()).replace(SUFFIX, "");
        List<Line> lines = new ArrayList<>();
        for (String text : tail(file).split("\n", -1)) {
            parsed(instance, text).ifPresent(lines::add);
        }
        return lines;
    }

    /** Begins with a whole line. */
    private static String tail(Path file) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, open.length() - TAIL_BYTES);
            open.seek(from);
            byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, open.length() - from)];
            open.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException rotatedAway) {
            return "";
        }
    }

    /** What is no JSON has no time and so no place among the others. */
    private Optional<Line> parsed(String instance, String text) {
        try {
            JsonNode event = json.readTree(text);
            String at = find(event, "@timestamp");
            return at.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Line(
                            instance, at, find(event, "log.level"), cut(find(event, "message")), trace(event)));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static @Nullable String trace(JsonNode event) {
        String trace = find(event, "trace.id");
        return trace.matches("[0-9a-f]{16,32}") ? trace : null;
    }

    /** A field by its name with dots, or nested. */
    private static String find(JsonNode event, String name) {
        JsonNode plain = event.path(name);
        return plain.isMissingNode() ? event.at("/" + name.replace('.', '/')).asString("") : plain.asString("");
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
