package io.grocellery.target.local.release;

import io.grocellery.core.model.ServiceName;
import io.grocellery.core.release.Dependency;
import io.grocellery.core.release.Migration;
import io.grocellery.target.local.release.ApplicationJar.NotAnApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder with a program in it. Left out is what tools leave there: {@code .git}, {@code .grocellery},
 * {@code __pycache__}.
 */
record ApplicationFolder(Path path) implements Artifact {

    private static final Set<String> LEFT_OUT = Set.of(".git", ".grocellery", "__pycache__");

    /** Of each file its name, whether it may be run, and its content; of each link where it leads. */
    @Override
    public boolean inOneFile() {
        return false;
    }

    @Override
    public void digest(ContentDigest digest) throws IOException {
        for (Path file : files()) {
            String name = path.relativize(file).toString();
            if (Files.isSymbolicLink(file)) {
                digest.add(name + " link", new ByteArrayInputStream(target(file).getBytes(StandardCharsets.UTF_8)));
            } else {
                try (InputStream content = Files.newInputStream(file)) {
                    digest.add(Files.isExecutable(file) ? name + " program" : name, content);
                }
            }
        }
    }

    @Override
    public Optional<String> copiedTo(String digested) {
        return Optional.empty(); // its few files are read again
    }

    @Override
    public void layOut(Path folder, ServiceName service) throws IOException {
        for (Path file : files()) {
            Path copy = folder.resolve(path.relativize(file).toString());
            Files.createDirectories(copy.resolveSibling(""));
            if (Files.isSymbolicLink(file)) {
                Files.createSymbolicLink(copy, Path.of(target(file)));
            } else {
                Files.copy(file, copy);
                if (Files.isExecutable(file) && !copy.toFile().setExecutable(true)) {
                    throw new IOException(copy + " cannot be made a program");
                }
            }
        }
    }

    /** A link that leaves the folder would make the release depend on what is not in it. */
    private String target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (!link.resolveSibling(target).normalize().startsWith(path) || target.isAbsolute()) {
            throw new NotAnApplicationException(link + " leads out of " + path + ", to " + target);
        }
        return target.toString();
    }

    private SortedSet<Path> files() throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean leftOut = !folder.equals(path)
                        && LEFT_OUT.contains(folder.getFileName().toString());
                return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (files.isEmpty()) {
            throw new NotAnApplicationException(path + " holds no file");
        }
        return files;
    }

    @Override
    public String javaVersion() {
        return "";
    }

    @Override
    public boolean springAot() {
        return false;
    }

    @Override
    public List<Dependency> dependencies() {
        return List.of();
    }

    @Override
    public List<Migration> migrations() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
