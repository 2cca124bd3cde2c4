package io.grocellery.cli;

import io.grocellery.target.local.files.FilePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The end of some logs, and what is added to them, as one story in the order of its time. A file that shrinks was begun
 * anew and is read from its start.
 */
final class LogTail {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final List<Log> logs;
    private final LogFilter filter;
    private final Consumer<LogEntry> out;
    private final Map<Log, Long> positions = new HashMap<>();

    LogTail(List<Log> logs, LogFilter filter, Consumer<LogEntry> out) {
        this.logs = List.copyOf(logs);
        this.filter = filter;
        this.out = out;
    }

    /**
     * What one process wrote.
     *
     * @param of the instance, or the part of the platform
     */
    record Log(String of, Path file) {

        /** What was written before the file grew too long and was begun anew. */
        Path before() {
            return file.resolveSibling(file.getFileName() + ".1");
        }
    }

    /** The last lines of all of them that pass the filter. */
    void last(int count) throws IOException {
        List<Timed> lines = new ArrayList<>();
        for (Log log : logs) {
            positions.put(log, Files.size(log.file()));
            Deque<String> end = new ArrayDeque<>();
            if (Files.exists(log.before())) {
                keepLast(log.before(), count, end);
            }
            keepLast(log.file(), count, end);
            lines.addAll(timed(log, end.stream()));
        }
        List<Timed> story = inOrder(lines);
        tell(story.subList(Math.max(0, story.size() - count), story.size()));
    }

    private void keepLast(Path file, int count, Deque<String> end) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.filter(filter::passes).forEach(text -> {
                end.addLast(text);
                if (end.size() > count) {
                    end.removeFirst();
                }
            });
        }
    }

    /** Until the process is interrupted. */
    void follow() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            do {
                List<Timed> news = new ArrayList<>();
                for (Log log : logs) {
                    news.addAll(timed(log, added(log).filter(filter::passes)));
                }
                tell(inOrder(news));
            } while (!never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Stream<String> added(Log log) throws IOException {
        long from = positions.getOrDefault(log, 0L);
        long position = Files.size(log.file()) < from ? 0 : from;
        byte[] bytes = FilePart.after(log.file(), position, 1 << 20);
        int whole = lastLineEnd(bytes);
        positions.put(log, position + whole);
        return new String(bytes, 0, whole, StandardCharsets.UTF_8).lines();
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private record Timed(Instant time, LogEntry entry) {}

    /** A line that does not say when it was written follows the one before it. */
    private static List<Timed> timed(Log log, Stream<String> lines) {
        List<Timed> timed = new ArrayList<>();
        Instant before = Instant.MIN;
        for (String line : (Iterable<String>) lines::iterator) {
            LogEntry entry = LogEntry.read(log.of(), line);
            before = entry.time().orElse(before);
            timed.add(new Timed(before, entry));
        }
        return timed;
    }

    private static List<Timed> inOrder(List<Timed> lines) {
        return lines.stream().sorted(Comparator.comparing(Timed::time)).toList();
    }

    private void tell(List<Timed> story) {
        story.forEach(timed -> out.accept(timed.entry()));
    }
}
