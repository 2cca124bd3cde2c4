package io.grocellery.daemon.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of the console's own pages from those that another page makes the browser send.
 *
 * <p>A cookie knows hosts but no ports: to a browser the shop at port 8080 is the same site as the console, so
 * {@code SameSite} alone does not keep its scripts out. The origin does, and so does a header of our own, which a page
 * of another origin may not send without this server's leave.
 */
final class OwnPage {

    static final String HEADER = "X-Grocellery-Console";

    private OwnPage() {}

    static boolean sent(HttpServletRequest request) {
        return "1".equals(request.getHeader(HEADER))
                && ("http://" + request.getHeader("Host")).equals(request.getHeader("Origin"))
                && ofSameOrigin(request.getHeader("Sec-Fetch-Site"));
    }

    /** A browser names no origin with what a page of the same origin reads; another's page could not send the header. */
    static boolean read(HttpServletRequest request) {
        return "1".equals(request.getHeader(HEADER)) && ofSameOrigin(request.getHeader("Sec-Fetch-Site"));
    }

    /** Every browser of today says it; one that does not is held to its {@code Origin}. */
    private static boolean ofSameOrigin(@Nullable String site) {
        return site == null || site.equals("same-origin");
    }
}
