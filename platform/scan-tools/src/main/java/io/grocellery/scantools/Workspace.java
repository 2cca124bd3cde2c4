package io.grocellery.scantools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files that are scanned.
 *
 * @param folder without links
 * @param policy the folder of the rules that hold for them
 */
public record Workspace(Path folder, Path policy) {

    /** What no scan looks into: what is built, fetched, or kept while the shop runs. */
    static final Set<String> LEFT_OUT = Set.of("target", ".git", ".grocellery", "node_modules", ".terraform");

    private static final Set<String> NOT_WALKED = Set.of(".git", ".grocellery", "node_modules", ".terraform");

    /**
     * A workspace whose own folder {@code policy} counts, or the house's when it has none.
     *
     * @param house the checkout of Grocellery
     * @throws IOException when there is no such folder
     */
    public static Workspace of(Path folder, Path house) throws IOException {
        Path real = folder.toRealPath();
        Path own = real.resolve("policy");
        return new Workspace(real, Files.isDirectory(own) ? own : house.resolve("policy"));
    }

    /** How a file is called from here, with slashes; one that is elsewhere keeps its whole name. */
    String name(Path file) {
        Path absolute = folder.resolve(file).normalize();
        return (absolute.startsWith(folder) ? folder.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    /** The text of a line, counted from 1; empty when there is no such line. */
    String line(String path, int line) {
        Path file = folder.resolve(path);
        if (line < 1 || !Files.isRegularFile(file)) {
            return "";
        }
        try {
            // sources that are no UTF-8 are compared all the same
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            return line <= lines.size() ? lines.get(line - 1) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Files below, what is kept or fetched left out, in the order of their names. */
    List<Path> files(Predicate<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                boolean walked = each.equals(folder)
                        || !NOT_WALKED.contains(each.getFileName().toString());
                if (walked && wanted.test(each)) {
                    found.add(each);
                }
                return walked ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                if (wanted.test(each)) {
                    found.add(each);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
