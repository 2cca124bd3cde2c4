package io.grocellery.target.local.process;

import io.grocellery.core.workload.InstanceId;
import io.grocellery.target.local.files.KnownFiles;
import io.grocellery.target.local.files.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of a folder, one file an instance. */
final class InstanceRecords {

    private static final String SUFFIX = ".json";

    /** A process is taken for the one of a half-done start when it began within this time of the intent. */
    private static final Duration START_WINDOW = Duration.ofSeconds(30);

    private final Path folder;
    private final KnownFiles<InstanceRecord> files = new KnownFiles<>(InstanceRecord::read);

    InstanceRecords(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path pidFile(InstanceId id) {
        return folder.resolve(id + ".pid");
    }

    void write(InstanceRecord record) {
        record.write(file(record.id()));
    }

    void remove(InstanceId id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(pidFile(id));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the record of " + id, failed);
        }
    }

    /** Those whose process runs, in the order of their ids. */
    List<InstanceRecord> alive() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .filter(InstanceRecord::isAlive)
                    .sorted(Comparator.comparing(InstanceRecord::id))
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + folder, failed);
        }
    }

    /** The record of an instance, whether its process runs or not. */
    Optional<InstanceRecord> find(InstanceId id) {
        return read(file(id));
    }

    private Path file(InstanceId id) {
        return folder.resolve(id + SUFFIX);
    }

    private Optional<InstanceRecord> read(Path file) {
        try {
            return files.read(file).map(this::completed);
        } catch (UnreadableRecordException | IllegalArgumentException | DateTimeException damaged) {
            putAside(file);
            return Optional.empty();
        }
    }

    /** The starter died between the start and noting it: the process itself had written down its number. */
    private InstanceRecord completed(InstanceRecord record) {
        return record.identity().isPresent()
                ? record
                : DetachedLauncher.readPid(pidFile(record.id()))
                        .flatMap(ProcessIdentity::of)
                        .filter(process -> startedFor(record, process))
                        .map(record::as)
                        .orElse(record);
    }

    private static boolean startedFor(InstanceRecord record, ProcessIdentity process) {
        Instant intent = record.startedAt();
        return process.startedAt()
                .filter(start -> !start.isBefore(intent.minusSeconds(2)))
                .filter(start -> !start.isAfter(intent.plus(START_WINDOW)))
                .isPresent();
    }

    private static void putAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException alreadyGone) {
            // another thread put it aside or replaced it: nothing is left to do
        }
    }
}
