package io.grocellery.core.parameters;

import io.grocellery.core.model.EnvironmentName;
import java.util.regex.Pattern;

/**
 * Where a value lives: {@code /grocellery/<environment>/<group>/<name>}. Each part is letters, digits, dots, hyphens and
 * underscores, begins with a letter or digit, and has at most 100 characters.
 */
public record ParameterPath(String value) implements Comparable<ParameterPath> {

    private static final Pattern FORM = Pattern.compile("/grocellery(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){3}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public ParameterPath {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "parameter path '" + value + "' must look like /grocellery/<environment>/<group>/<name>");
        }
    }

    public static ParameterPath of(EnvironmentName environment, String group, String name) {
        return new ParameterPath("/grocellery/" + environment + "/" + group + "/" + name);
    }

    /** Whether it lies under a folder such as {@code /grocellery/dev} or {@code /grocellery/dev/database}. */
    public boolean isUnder(String folder) {
        return value.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    @Override
    public int compareTo(ParameterPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
