package io.grocellery.deliveryfile;

/**
 * One thing wrong with a delivery file.
 *
 * @param path where in the document, such as {@code services.order-service.port}
 * @param line counted from 1
 * @param what what is wrong, with the value found
 * @param allowed what may stand there instead
 */
record Problem(String path, int line, String what, String allowed) {

    @Override
    public String toString() {
        return "line " + line + ", " + path + ": " + what + " (allowed: " + allowed + ")";
    }
}
