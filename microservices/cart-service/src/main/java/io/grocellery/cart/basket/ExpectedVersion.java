package io.grocellery.cart.basket;

import io.grocellery.chassis.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which version of a cart a change is meant for: the request's {@code If-Match}.
 *
 * @param version null for any
 */
record ExpectedVersion(@Nullable Long version) {

    static final ExpectedVersion ANY = new ExpectedVersion(null);

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads the header.
     *
     * @throws ProblemException 400 when it is not a tag that a cart was given with
     */
    static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return ANY;
        }
        Matcher matcher = TAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "malformed-request", "If-Match must be the ETag that the cart came with");
        }
        return new ExpectedVersion(Long.valueOf(matcher.group(1)));
    }

    boolean matches(long actual) {
        return version == null || version == actual;
    }
}
