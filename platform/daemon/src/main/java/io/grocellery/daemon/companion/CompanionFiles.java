package io.grocellery.daemon.companion;

import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.postgres.ServerUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where the companions keep their files, and whose they are. What needs no rights runs as nobody when root started the
 * daemon, in a folder that nobody else can read; it runs as root where nobody cannot come to that folder.
 */
final class CompanionFiles {

    private final Path folder;
    private final ServerUser user;

    /** @param folder of all of them */
    CompanionFiles(Path folder) {
        this.folder = folder;
        ServerUser suitable = ServerUser.suitable();
        this.user = suitable.reaches(folder) ? suitable : new ServerUser.Myself();
    }

    Path processes() {
        return folder.resolve("processes");
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    Path wanted() {
        return folder.resolve("wanted.json");
    }

    Path programs() {
        return folder.resolve("programs");
    }

    /** The folder of one of them, which belongs to the user that it runs as. */
    Path ownFolder(String name) {
        return owned(passable().resolve(name));
    }

    /** A folder within, for the same user. */
    Path ownFolder(String name, String within) {
        return owned(ownFolder(name).resolve(within));
    }

    /** Writes a file that only one of them can read. */
    Path write(String name, String file, String content) {
        Path target = ownFolder(name).resolve(file);
        DurableFile.write(target, content);
        user.own(target);
        return target;
    }

    /** A command, run as the user that the folders belong to. */
    List<String> unprivileged(List<String> command) {
        return user.command(command);
    }

    private Path owned(Path own) {
        DurableFile.folder(own);
        user.own(own);
        return own;
    }

    private Path passable() {
        DurableFile.folder(folder);
        if (user instanceof ServerUser.Nobody) {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot let others pass through " + folder, failed);
            }
        }
        return folder;
    }
}
