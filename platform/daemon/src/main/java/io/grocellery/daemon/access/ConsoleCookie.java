package io.grocellery.daemon.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that holds the console's session.
 *
 * <p>A cookie knows hosts but no ports: its name keeps two installations apart, and its path keeps it from being sent
 * to the shop, whose gateway and services listen on the same host.
 */
final class ConsoleCookie {

    private static final String PATH = "/api";

    private ConsoleCookie() {}

    static Optional<String> in(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst();
    }

    static String holding(String session, HttpServletRequest request) {
        return cookie(request, session).build().toString();
    }

    static String removed(HttpServletRequest request) {
        return cookie(request, "").maxAge(Duration.ZERO).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .sameSite("Strict")
                .path(PATH);
    }

    private static String name(HttpServletRequest request) {
        return "grocellery-console-" + request.getLocalPort();
    }
}
