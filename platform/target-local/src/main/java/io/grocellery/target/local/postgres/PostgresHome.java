package io.grocellery.target.local.postgres;

import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import io.grocellery.target.local.files.JsonRecord;
import io.grocellery.target.local.files.KnownFiles;
import io.grocellery.target.local.files.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder with the server's programs, data and log. It belongs to the user that the server runs as, and stands where
 * this user can reach it: within our own folder, or else in a place of the system. A record in our folder tells which.
 */
final class PostgresHome {

    private static final Path SYSTEM_PLACE = Path.of("/var/lib/grocellery");
    private static final Path TEMPORARY_PLACE = Path.of("/var/tmp");

    private final KnownFiles<Path> places =
            new KnownFiles<>(record -> Path.of(JsonRecord.read(record).text("home")));
    private final Path folder;
    private final ServerUser user;

    PostgresHome(Path folder, ServerUser user) {
        this.folder = folder;
        this.user = user;
    }

    /** Where it is; empty before the first start. */
    Optional<Path> find() {
        try {
            return places.read(record());
        } catch (UnreadableRecordException damaged) {
            return Optional.empty();
        }
    }

    /** Where it is, made when it is not there. */
    Path require() {
        return find().filter(Files::isDirectory).orElseGet(this::create);
    }

    /** Removes it with all data, and the record of it. */
    void purge() {
        find().ifPresent(FileTree::delete);
        FileTree.delete(folder);
        try {
            if (Files.isDirectory(SYSTEM_PLACE) && isEmpty(SYSTEM_PLACE)) {
                Files.delete(SYSTEM_PLACE);
            }
        } catch (IOException inUse) {
            // another installation has just made its home there: the place stays
        }
    }

    private Path record() {
        return folder.resolve("state.json");
    }

    private Path create() {
        try {
            DurableFile.folder(folder);
            Path home = user.reaches(folder) ? within() : elsewhere();
            user.own(home);
            JsonRecord.write(record(), Map.of("home", home.toString()));
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder for PostgreSQL", failed);
        }
    }

    private Path within() throws IOException {
        if (user instanceof ServerUser.Nobody) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return DurableFile.folder(folder.resolve("server"));
    }

    private Path elsewhere() throws IOException {
        if (Files.isWritable(SYSTEM_PLACE.getParent()) || Files.isWritable(SYSTEM_PLACE)) {
            Files.createDirectories(SYSTEM_PLACE);
            Files.setPosixFilePermissions(SYSTEM_PLACE, PosixFilePermissions.fromString("rwxr-xr-x"));
            return DurableFile.folder(SYSTEM_PLACE.resolve(name()));
        }
        return Files.createTempDirectory(TEMPORARY_PLACE, "grocellery-");
    }

    /** The same for the same folder, so that a lost record does not lose the data. */
    private String name() {
        return UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (var entries = Files.list(place)) {
            return entries.findAny().isEmpty();
        }
    }
}
