package io.grocellery.daemon.http;

import java.net.URI;

/**
 * A problem document as in RFC 9457, in the form that all parts of Grocellery use.
 *
 * @param type {@code urn:grocellery:problem:<code>}
 * @param title what went wrong, the same for every occurrence
 * @param status the HTTP status, 400 to 599
 * @param detail this occurrence, and the way out
 * @param instance the path that was asked
 * @param code the last part of the type, for programs
 */
record Problem(URI type, String title, int status, String detail, String instance, String code) {

    static Problem of(int status, String code, String title, String detail, String instance) {
        return new Problem(URI.create("urn:grocellery:problem:" + code), title, status, detail, instance, code);
    }
}
