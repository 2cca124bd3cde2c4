package io.grocellery.flagfile;

import java.util.regex.Pattern;

/** What a flag is called, in the file and in code. */
public record FlagName(String value) {

    static final String ALLOWED = "small letters, digits and hyphens, 63 at most, beginning with a letter";

    private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** @throws IllegalArgumentException when it is not such a name */
    public FlagName {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a flag's name: " + ALLOWED);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
