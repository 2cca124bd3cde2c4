package io.grocellery.chassis.test;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, as they come in a jar. */
final class PostgresArchive {

    /** Its name tells the version. */
    private static final Pattern JAR = Pattern.compile("([^/!]+)\\.jar!");

    private PostgresArchive() {}

    static void unpackInto(Path folder) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(decoded())) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entries, entry, entry.resolveIn(folder));
            }
        }
    }

    /** Kept beside this module's classes for the tests of the others: to decode it takes seconds. */
    private static InputStream decoded() throws IOException {
        URL archive = archive();
        Path built = Objects.requireNonNull(home().getParent());
        Matcher jar = JAR.matcher(archive.toString());
        if (!jar.find() || !built.endsWith("target") || !Files.isWritable(built)) {
            return decoding(archive);
        }
        Path kept = built.resolve(jar.group(1) + ".tar");
        if (Files.notExists(kept)) {
            keep(archive, kept);
        }
        return new BufferedInputStream(Files.newInputStream(kept));
    }

    /** Nobody ever sees half of it. */
    private static void keep(URL archive, Path kept) throws IOException {
        Path decoded = Files.createTempFile(kept.getParent(), "postgres", ".decoding");
        try {
            try (InputStream tar = decoding(archive)) {
                Files.copy(tar, decoded, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(decoded, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(decoded);
        }
    }

    private static InputStream decoding(URL archive) throws IOException {
        return new XZInputStream(new BufferedInputStream(archive.openStream()));
    }

    /** The folder or the jar that these classes come from. */
    private static Path home() {
        try {
            return Path.of(PostgresArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException unnamed) {
            throw new IllegalStateException(unnamed);
        }
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + architecture() + ".txz";
        URL archive = PostgresArchive.class.getResource(name);
        if (archive == null) {
            throw new IllegalStateException("the class path holds no PostgreSQL for this machine: " + name);
        }
        return archive;
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            openFolder(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            openFolder(Objects.requireNonNull(target.getParent()));
            Files.copy(entries, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    // open to the user that the server runs as, whatever the mask of whoever runs the tests
    private static void openFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            openFolder(Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
