package io.grocellery.core.release;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java to run with.
 *
 * @param program its {@code java}
 * @param version in full, with the vendor's build, such as {@code 25.0.1+8-LTS}
 */
public record JavaRuntime(Path program, String version) {

    private static final Pattern FEATURE = Pattern.compile("(\\d{1,4}).*");
    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final int FIRST_WITH_COMPACT_HEADERS = 25;

    /** @throws IllegalArgumentException when the version does not begin with a number */
    public JavaRuntime {
        if (!FEATURE.matcher(version).matches()) {
            throw new IllegalArgumentException("'" + version + "' is no Java version");
        }
    }

    /** Such as 25. */
    public int feature() {
        Matcher matcher = FEATURE.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Whether one training run can leave a cache of loaded classes and profiles (JEP 483, 514, 515). */
    public boolean hasAotCache() {
        return feature() >= FIRST_WITH_AOT_CACHE;
    }

    /** Whether object headers of 8 bytes are a supported option (JEP 519). */
    public boolean hasCompactHeaders() {
        return feature() >= FIRST_WITH_COMPACT_HEADERS;
    }
}
