package io.grocellery.scantools;

/** A tool's database of vulnerabilities cannot be had. */
final class DatabaseUnreachable extends ToolFailure {

    private static final long serialVersionUID = 1L;

    private final String version;

    /** @param version of the tool */
    DatabaseUnreachable(String version, String why) {
        super(why);
        this.version = version;
    }

    String version() {
        return version;
    }
}
