package io.grocellery.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The end of some files, and what is added to them. A file that shrinks was begun anew and is read from its start. */
final class LogTail {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final List<Path> files;
    private final Consumer<String> line;
    private final Map<Path, Long> positions = new HashMap<>();

    LogTail(List<Path> files, Consumer<String> line) {
        this.files = List.copyOf(files);
        this.line = line;
    }

    void last(int count) throws IOException {
        for (Path file : files) {
            positions.put(file, Files.size(file));
            Deque<String> end = new ArrayDeque<>();
            try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.forEach(text -> {
                    end.addLast(text);
                    if (end.size() > count) {
                        end.removeFirst();
                    }
                });
            }
            end.forEach(line);
        }
    }

    /** Until the process is interrupted. */
    void follow() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            do {
                for (Path file : files) {
                    added(file);
                }
            } while (!never.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void added(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = positions.getOrDefault(file, 0L);
            long position = open.length() < from ? 0 : from;
            open.seek(position);
            byte[] bytes = new byte[(int) Math.min(open.length() - position, 1 << 20)];
            open.readFully(bytes);
            int whole = lastLineEnd(bytes);
            new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(line);
            positions.put(file, position + whole);
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }
}
