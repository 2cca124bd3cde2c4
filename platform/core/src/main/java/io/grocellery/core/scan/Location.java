package io.grocellery.core.scan;

/**
 * Where something was found.
 *
 * @param path from the workspace, with slashes; within an image its path there
 * @param line counted from 1; 0 when it is about the whole file
 */
public record Location(String path, int line) implements Comparable<Location> {

    /** @throws IllegalArgumentException when the path is empty or the line negative */
    public Location {
        if (path.isBlank() || line < 0) {
            throw new IllegalArgumentException("'" + path + "' line " + line + " is no place in a file");
        }
    }

    @Override
    public int compareTo(Location other) {
        int byPath = path.compareTo(other.path);
        return byPath == 0 ? Integer.compare(line, other.line) : byPath;
    }

    /** As compilers tell it, so that editors find it: {@code a/B.java:12}. */
    @Override
    public String toString() {
        return line == 0 ? path : path + ":" + line;
    }
}
