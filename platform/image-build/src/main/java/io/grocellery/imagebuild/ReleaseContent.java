package io.grocellery.imagebuild;

import io.grocellery.core.artifact.Subject;
import io.grocellery.core.model.Digest;
import io.grocellery.core.release.ReleaseFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a release as they lie there now. */
public final class ReleaseContent {

    private ReleaseContent() {}

    /**
     * Its manifest and all below {@code app/}, by path below the release's folder, with the SHA-256 of each; of a link
     * that of where it leads. What was made of the release later, such as caches, does not belong to it.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static SortedMap<String, Digest> of(ReleaseFiles files) {
        return of(files, Map.of());
    }

    /**
     * The same right after its files were laid out.
     *
     * @param known the SHA-256 of what was read meanwhile, by path, which is not read again
     * @throws UncheckedIOException when a file cannot be read
     */
    public static SortedMap<String, Digest> of(ReleaseFiles files, Map<String, Digest> known) {
        SortedMap<String, Digest> content = new TreeMap<>();
        Path manifest = files.folder().resolve(Subject.MANIFEST);
        if (Files.exists(manifest)) {
            content.put(Subject.MANIFEST, digest(manifest));
        }
        try (Stream<Path> all = Files.walk(files.app())) {
            all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> {
                        String name = name(files.app().relativize(file));
                        Digest read = known.get(name);
                        content.put(name, read == null ? entry(file) : read);
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + files.app(), failed);
        }
        return content;
    }

    /**
     * One SHA-256 of all files of a folder: their names and what they hold.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Digest tree(Path folder) {
        SortedMap<String, Digest> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> content.put(folder.relativize(file).toString(), digest(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
        return Digest.of(content.toString());
    }

    private static String name(Path relative) {
        return Subject.APP + relative.toString().replace('\\', '/');
    }

    private static Digest entry(Path file) {
        try {
            return Files.isSymbolicLink(file) ? Digest.of("link " + Files.readSymbolicLink(file)) : digest(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    /**
     * The SHA-256 of one file.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static Digest digest(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return new Digest(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK lacks SHA-256", missing);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
