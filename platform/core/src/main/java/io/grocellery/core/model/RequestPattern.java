package io.grocellery.core.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests of one method to paths of one shape. In the path {@code *} stands for any one segment, and {@code /**} at the
 * end for the path before it and everything below.
 *
 * @param method such as {@code GET}
 * @param path such as <code>/carts/&#42;/items/&#42;</code> or {@code /products/**}
 */
public record RequestPattern(String method, String path) {

    private static final String BELOW = "/**";
    private static final String SEGMENT = "[A-Za-z0-9_~.-]+";
    private static final Pattern SHAPE = Pattern.compile(
            "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/|(?:/(?:" + SEGMENT + "|\\*))+(?:/\\*\\*)?|/\\*\\*)");

    /**
     * A method and a path with a space between them.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static RequestPattern parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a method and a path such as GET /products/**");
        }
        return new RequestPattern(matcher.group(1), matcher.group(2));
    }

    /** Whether such a request is one of these; makes no garbage, for it is asked of every request. */
    public boolean matches(String askedMethod, String askedPath) {
        return method.equals(askedMethod) && fits(askedPath);
    }

    private boolean fits(String asked) {
        int own = 0;
        int other = 0;
        while (own < path.length()) {
            boolean slash = other < asked.length() && asked.charAt(other) == '/';
            if (path.startsWith(BELOW, own)) {
                return slash || other == asked.length();
            }
            int ownEnd = end(path, own + 1);
            int otherEnd = end(asked, other + 1);
            if (!slash || !sameSegment(own + 1, ownEnd, asked, other + 1, otherEnd)) {
                return false;
            }
            own = ownEnd;
            other = otherEnd;
        }
        return other == asked.length();
    }

    private boolean sameSegment(int from, int to, String asked, int askedFrom, int askedTo) {
        if (to - from == 1 && path.charAt(from) == '*') {
            return askedTo > askedFrom;
        }
        return to - from == askedTo - askedFrom && path.regionMatches(from, asked, askedFrom, to - from);
    }

    private static int end(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    /** The path up to its first wildcard: {@code /carts} of <code>/carts/&#42;/items</code>. */
    public String beginning() {
        int wildcard = path.indexOf("/*");
        return wildcard < 0 ? path : path.substring(0, wildcard);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
