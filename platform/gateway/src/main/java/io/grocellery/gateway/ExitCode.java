package io.grocellery.gateway;

/** How the process ends, for whoever started it. */
enum ExitCode {
    /** Told to stop, and stopped. */
    STOPPED(0),
    /** Something nobody foresaw. */
    FAILURE(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The table, or the token file it names, cannot be used. */
    CONFIGURATION(3),
    /** A port it shall listen on is taken. */
    PORT_BUSY(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
