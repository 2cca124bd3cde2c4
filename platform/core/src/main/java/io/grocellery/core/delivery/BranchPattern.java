package io.grocellery.core.delivery;

import java.util.regex.Pattern;

/**
 * Names branches: {@code main}, or {@code feature/*} for one more level, or {@code feature/**} for any number of them.
 *
 * @param text as it stands in the delivery file
 */
public record BranchPattern(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9._*-]*(/[A-Za-z0-9*][A-Za-z0-9._*-]*)*");

    /** @throws IllegalArgumentException when no branch could have such a name */
    public BranchPattern {
        if (!FORM.matcher(text).matches() || text.contains("..") || text.contains("***")) {
            throw new IllegalArgumentException("'" + text + "' names no branch");
        }
    }

    /** Whether a branch has such a name. */
    public boolean matches(String branch) {
        return Pattern.matches(
                text.replace(".", "\\.")
                        .replace("**", "\0")
                        .replace("*", "[^/]*")
                        .replace("\0", ".*"),
                branch);
    }

    @Override
    public String toString() {
        return text;
    }
}
