package io.grocellery.product.catalogue;

import io.grocellery.chassis.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The version a change is based on, so that nobody undoes what they have not seen. The stock in an entity tag does not
 * count: a sale meanwhile is no reason to refuse a new description.
 *
 * @param version null: any
 * @param refusal the answer when it is not the current one: 412 if the header asked for it, 409 if the body did
 */
record Revision(@Nullable Long version, HttpStatus refusal) {

    // no weak tags: If-Match compares strongly (RFC 9110, 13.1.1); 18 digits always fit a long
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})-\\d{1,10}\"");

    private static final Revision ANY = new Revision(null, HttpStatus.PRECONDITION_FAILED);

    /**
     * What a change says.
     *
     * @throws ProblemException 428 {@code version-required} when neither says anything, 412 {@code version-mismatch} when
     *     the header can match no version
     */
    static Revision required(@Nullable String ifMatch, @Nullable Long inBody) {
        if (ifMatch != null) {
            return ofHeader(ifMatch);
        }
        if (inBody != null) {
            return new Revision(inBody, HttpStatus.CONFLICT);
        }
        throw new ProblemException(
                HttpStatus.PRECONDITION_REQUIRED,
                "version-required",
                "say which version the change is based on: If-Match with the ETag read, or version in the body");
    }

    /** The same, but saying nothing means any version. */
    static Revision optional(@Nullable String ifMatch) {
        return ifMatch == null ? ANY : ofHeader(ifMatch);
    }

    ProblemException mismatch() {
        return new ProblemException(
                refusal, "version-mismatch", "the product has been changed since: read it again and repeat the change");
    }

    private static Revision ofHeader(String ifMatch) {
        if (ifMatch.strip().equals("*")) {
            return ANY;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ANY.mismatch();
        }
        return new Revision(Long.valueOf(tag.group(1)), HttpStatus.PRECONDITION_FAILED);
    }
}
