package io.grocellery.target.local.postgres;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.target.local.files.DurableFile;
import io.grocellery.target.local.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The server's programs, unpacked once from the archive on the class path.
 *
 * @param folder where they are
 * @param version such as {@code 18.6}
 */
record PostgresBinaries(Path folder, String version) {

    private static final String COMPLETE = "complete";

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** The first part of the version: data folders of another one cannot be used. */
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    /** The version of those unpacked under the folder; empty when there are none yet. */
    static Optional<String> versionIn(Path parent) {
        Path marker = parent.resolve(name(archive())).resolve(COMPLETE);
        try {
            return Files.exists(marker) ? Files.readAllLines(marker).stream().findFirst() : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Unpacks them under the folder unless they are there, whole, already.
     *
     * @param archives where the archive is kept as it is without its compression
     * @throws ExplainedException when there are none for this machine, or they cannot be unpacked
     */
    static PostgresBinaries unpackInto(Path parent, Path archives) {
        URL archive = archive();
        String name = name(archive);
        Path folder = parent.resolve(name);
        try {
            if (!isWhole(folder)) {
                unpack(new KeptArchive(archive, archives, name), folder);
            }
            return new PostgresBinaries(folder, marker(folder).getFirst());
        } catch (IOException failed) {
            throw new ExplainedException(
                    "PostgreSQL's programs cannot be unpacked",
                    failed.toString(),
                    "check that " + parent + " can be written and has 100 MB of room",
                    failed);
        }
    }

    /** A power cut may leave the marker and lose what was written before it: the sizes tell. */
    private static boolean isWhole(Path folder) throws IOException {
        Path marker = folder.resolve(COMPLETE);
        if (!Files.exists(marker)) {
            return false;
        }
        List<String> lines = marker(folder);
        long files = FileTree.size(folder) - Files.size(marker);
        return lines.size() == 2 && lines.get(1).equals(Long.toString(files));
    }

    private static List<String> marker(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(COMPLETE));
    }

    private static URL archive() {
        String name = "postgres-" + system() + "-" + architecture() + ".txz";
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new ExplainedException(
                    "PostgreSQL cannot be started",
                    "this build holds no PostgreSQL for this machine (" + name + ")",
                    "build on this machine, or point to an existing server");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        return arm ? "arm_64" : "x86_64";
    }

    /** Tells one archive from another without reading it: its jar's name carries the version. */
    private static String name(URL archive) {
        return "binaries-" + Integer.toHexString(jarName(archive).hashCode());
    }

    private static String jarName(URL archive) {
        String path = archive.getPath();
        int inside = path.lastIndexOf('!');
        String jar = inside < 0 ? path : path.substring(0, inside);
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static void unpack(KeptArchive archive, Path folder) throws IOException {
        Path parent = Objects.requireNonNull(folder.getParent());
        Path temporary = Files.createTempDirectory(parent, ".unpacking-");
        try {
            unpackAll(archive, temporary);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            String version = versionOf(temporary);
            DurableFile.write(temporary.resolve(COMPLETE), version + "\n" + FileTree.size(temporary) + "\n");
            FileTree.delete(folder);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(temporary);
        }
    }

    private static void unpackAll(KeptArchive archive, Path folder) throws IOException {
        try (InputStream tar = archive.open();
                TarArchiveInputStream entries = new TarArchiveInputStream(tar)) {
            unpack(entries, folder);
        } catch (IOException damaged) {
            archive.forget();
            throw damaged;
        }
    }

    private static void unpack(TarArchiveInputStream entries, Path folder) throws IOException {
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path target = entry.resolveIn(folder);
            if (entry.isDirectory()) {
                openFolder(folder, target);
            } else {
                openFolder(folder, Objects.requireNonNull(target.getParent()));
                unpack(entries, entry, folder, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path folder, Path target)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, inside(folder, target, entry.getLinkName()));
        } else {
            Files.copy(entries, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    /** Open on every level to the user that the server runs as, whatever the mask of whoever unpacks. */
    private static void openFolder(Path top, Path folder) throws IOException {
        if (!folder.equals(top) && Files.notExists(folder)) {
            openFolder(top, Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path inside(Path folder, Path link, String destination) throws IOException {
        Path resolved = link.resolveSibling(destination).normalize();
        if (!resolved.startsWith(folder)) {
            throw new IOException("the archive holds a link that leaves it: " + link + " to " + destination);
        }
        return Path.of(destination);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    /** Also shows that the programs run on this machine. */
    private static String versionOf(Path folder) throws IOException {
        Process process = new ProcessBuilder(folder.resolve("bin/postgres").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int found = answer.lastIndexOf(' ');
        String version = answer.substring(found + 1).strip();
        if (!version.matches("\\d+\\.\\d+.*")) {
            throw new IOException("the unpacked server does not run here: " + answer.strip());
        }
        return version;
    }
}
