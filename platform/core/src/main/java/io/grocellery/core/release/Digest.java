package io.grocellery.core.release;

import io.grocellery.core.model.ReleaseId;
import java.util.regex.Pattern;

/** The SHA-256 of a release's content, as 64 lower-case hexadecimal digits. */
public record Digest(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    /** @throws IllegalArgumentException when the value is not of that form */
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not 64 lower-case hexadecimal digits");
        }
    }

    /** {@code r-} and the first 12 digits. */
    public ReleaseId releaseId() {
        return new ReleaseId("r-" + value.substring(0, SHORT));
    }

    @Override
    public String toString() {
        return value;
    }
}
