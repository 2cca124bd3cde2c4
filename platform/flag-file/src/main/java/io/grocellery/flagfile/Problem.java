package io.grocellery.flagfile;

/**
 * One thing wrong with a file of flags.
 *
 * @param path where in the document, such as {@code flags.coupon-suggestions.state}
 * @param what what is wrong, with the value found
 * @param allowed what may stand there instead
 */
record Problem(String path, String what, String allowed) {

    @Override
    public String toString() {
        return path + ": " + what + " (allowed: " + allowed + ")";
    }
}
