package io.grocellery.core.release;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a service's schema that a release brings, as its file is named: {@code V4__expand_search_by_pairs.sql}. One
 * that only adds is marked {@code expand}. Whatever is not marked so may take something away and counts as
 * {@code contract}.
 *
 * @param version such as 4 or 4.1
 * @param description without the mark
 */
public record Migration(String version, Mark mark, String description) {

    private static final Pattern FILE = Pattern.compile("V([0-9._]+)__(?:(expand|contract)_)?(.+)\\.sql");

    /** What a migration does to the releases before it. */
    public enum Mark {
        /** They go on working. */
        EXPAND,
        /** They may not. */
        CONTRACT
    }

    /** Empty when the file is no migration with a version. */
    public static Optional<Migration> ofFile(String fileName) {
        Matcher matcher = FILE.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Mark mark = "expand".equals(matcher.group(2)) ? Mark.EXPAND : Mark.CONTRACT;
        return Optional.of(new Migration(matcher.group(1), mark, matcher.group(3)));
    }

    /**
     * What a candidate would take from the schema that the present release uses: its contracting migrations that the
     * present release does not bring itself. The candidate contracts when there are any.
     */
    public static List<Migration> contracting(List<Migration> present, List<Migration> candidate) {
        List<String> known = present.stream().map(Migration::version).toList();
        return candidate.stream()
                .filter(migration -> migration.mark() == Mark.CONTRACT && !known.contains(migration.version()))
                .toList();
    }

    @Override
    public String toString() {
        return "V" + version + "__" + (mark == Mark.EXPAND ? "expand" : "contract") + "_" + description + ".sql";
    }
}
