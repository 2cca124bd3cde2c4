package io.grocellery.daemon.identity;

import io.grocellery.daemon.http.PageTemplate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at which people sign in, and that tells who is signed in. */
@Controller
class SignInPage implements AuthenticationFailureHandler {

    private static final int LONGEST_NAME = 64;

    private final IdentitySettings settings;
    private final PageTemplate signIn = PageTemplate.named("sign-in");
    private final PageTemplate account = PageTemplate.named("sign-in-account");
    private final PageTemplate signedIn = PageTemplate.named("signed-in");

    SignInPage(IdentitySettings settings) {
        this.settings = settings;
    }

    @GetMapping("/login")
    void show(HttpServletRequest request, HttpServletResponse response, @Nullable Principal principal)
            throws IOException {
        if (principal instanceof Authentication session && session.getPrincipal() instanceof SignedInPerson person) {
            write(HttpStatus.OK, signedIn(person, request), response);
        } else {
            write(HttpStatus.OK, signIn(notice(request), "", request), response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyAttemptsException throttled) {
            long seconds = throttled.retryAfterSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            String problem = "Too many wrong passwords for this user. Try again in " + seconds + " seconds.";
            write(HttpStatus.TOO_MANY_REQUESTS, signIn("", problem, request), response);
        } else {
            write(HttpStatus.UNAUTHORIZED, signIn("", "Wrong user name or password.", request), response);
        }
    }

    private String signIn(String notice, String problem, HttpServletRequest request) {
        return signIn.withParts("accounts", accounts())
                .render(Map.of(
                        "notice", notice, "problem", problem, "username", username(request), "csrf", csrf(request)));
    }

    private String signedIn(SignedInPerson person, HttpServletRequest request) {
        return signedIn.render(
                Map.of("name", person.displayName(), "username", person.username(), "csrf", csrf(request)));
    }

    private List<String> accounts() {
        return settings.people().stream()
                .map(person -> account.render(Map.of(
                        "username", person.username(),
                        "name", person.name(),
                        "may", person.roles().contains("admin") ? "shops, and runs the shop" : "shops")))
                .toList();
    }

    private static String notice(HttpServletRequest request) {
        return request.getParameter("signed-out") == null ? "" : "You are signed out.";
    }

    private static String username(HttpServletRequest request) {
        String typed = Objects.requireNonNullElse(request.getParameter("username"), "");
        return typed.length() > LONGEST_NAME ? "" : typed;
    }

    private static String csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? "" : token.getToken();
    }

    private static void write(HttpStatus status, String page, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(page);
    }
}
