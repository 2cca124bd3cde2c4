package io.grocellery.scantools;

/** A tool did not do what it was to do; the message says what happened. */
class ToolFailure extends Exception {

    private static final long serialVersionUID = 1L;

    ToolFailure(String what) {
        super(what);
    }

    ToolFailure(String what, Throwable cause) {
        super(what, cause);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
