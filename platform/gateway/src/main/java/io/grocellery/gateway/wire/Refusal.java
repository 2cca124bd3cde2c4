package io.grocellery.gateway.wire;

/**
 * Why a request is not served, in the words the client gets.
 *
 * @param status the HTTP status
 * @param code the problem's code, the last part of {@code urn:grocellery:problem:<code>}
 * @param title what kind of problem this is
 * @param detail what was seen and what is allowed
 */
public record Refusal(int status, String code, String title, String detail) {

    static Refusal malformed(String detail) {
        return new Refusal(400, "malformed-request", "The request is not well-formed HTTP", detail);
    }

    static Refusal headersTooLarge(String detail) {
        return new Refusal(431, "headers-too-large", "The request's header section is too large", detail);
    }

    static Refusal uriTooLong(int limit) {
        return new Refusal(
                414, "uri-too-long", "The request target is too long", "At most " + limit + " bytes are accepted.");
    }

    static Refusal version() {
        return new Refusal(
                505, "version-not-supported", "HTTP version not supported", "HTTP/1.1 and HTTP/1.0 are spoken here.");
    }

    /** The header section did not arrive in time. */
    static Refusal slowHeaders(int millis) {
        return new Refusal(
                408,
                "request-timeout",
                "The request took too long",
                "The header section was not complete after " + millis + " ms.");
    }

    /** The body stopped coming, or came too slowly. */
    public static Refusal slowBody(int millis) {
        return new Refusal(
                408,
                "request-timeout",
                "The request took too long",
                "Less than 1 KiB of the body arrived within " + millis + " ms.");
    }

    public static Refusal bodyTooLarge(long limit) {
        return new Refusal(
                413, "body-too-large", "The request's body is too large", "At most " + limit + " bytes are accepted.");
    }

    public static Refusal badPath() {
        return new Refusal(
                400,
                "malformed-path",
                "The path is ambiguous",
                "Dot segments, empty segments, encoded separators, doubly encoded and control characters are refused.");
    }

    public static Refusal noRoute() {
        return new Refusal(404, "not-found", "Nothing is here", "No route or file answers to this path.");
    }

    public static Refusal upgrade() {
        return new Refusal(
                501, "upgrade-not-supported", "Upgrades are not supported", "This gateway speaks plain HTTP/1.1 only.");
    }

    public static Refusal methodNotAllowed(String method) {
        return new Refusal(405, "method-not-allowed", "Method not allowed", "The method " + method + " is refused.");
    }

    public static Refusal expectation() {
        return new Refusal(417, "expectation-failed", "Unknown expectation", "Only 100-continue can be expected.");
    }

    /** No instance of any release of the route is in. */
    public static Refusal unavailable(String route) {
        return new Refusal(
                503,
                "service-unavailable",
                "The service is unavailable",
                "No healthy instance of " + route + " can be reached at the moment.");
    }

    public static Refusal upstreamTimeout(String route, int millis) {
        return new Refusal(
                504,
                "upstream-timeout",
                "The service took too long",
                route + " did not begin to answer within " + millis + " ms.");
    }

    public static Refusal upstreamBroken(String route) {
        return new Refusal(
                502,
                "upstream-broken",
                "The service broke off",
                route + " closed the connection or sent no valid answer.");
    }

    static Refusal tooManyConnections() {
        return new Refusal(
                503, "too-many-connections", "Too many connections", "The gateway's limit of connections is reached.");
    }
}
