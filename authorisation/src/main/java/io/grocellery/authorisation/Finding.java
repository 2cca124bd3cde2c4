package io.grocellery.authorisation;

/**
 * Something that should not be.
 *
 * @param check which of the checks found it
 * @param operation such as {@code GET /orders/{id}}
 * @param role in whose name it was asked
 * @param expected what should have come
 * @param found what came
 */
record Finding(Check check, String operation, String role, String expected, String found) {

    /** The checks. */
    enum Check {
        COVERAGE,
        MATRIX,
        HEADERS,
        INJECTION,
        FUZZ
    }

    @Override
    public String toString() {
        return operation + " as " + role + ": expected " + expected + ", found " + found;
    }
}
