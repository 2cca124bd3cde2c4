package io.grocellery.core.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library that a release brings.
 *
 * @param name without its version
 * @param version empty when its file does not say
 */
public record Dependency(String name, String version) {

    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** What a file such as {@code spring-core-7.0.1.jar} says of itself. */
    public static Dependency ofFile(String fileName) {
        Matcher matcher = FILE.matcher(fileName);
        return matcher.matches()
                ? new Dependency(matcher.group(1), matcher.group(2))
                : new Dependency(fileName.replaceFirst("\\.jar$", ""), "");
    }

    /** The other way round of {@link #toString()}. */
    public static Dependency parse(String text) {
        int blank = text.lastIndexOf(' ');
        return blank < 0
                ? new Dependency(text, "")
                : new Dependency(text.substring(0, blank), text.substring(blank + 1));
    }

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
