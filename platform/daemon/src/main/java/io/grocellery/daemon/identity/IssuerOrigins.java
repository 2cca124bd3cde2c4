package io.grocellery.daemon.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Which pages of other origins may read the issuer's answers: the storefronts, and only what they need. */
final class IssuerOrigins implements CorsConfigurationSource {

    private static final Set<String> READABLE = Set.of(
            "/oauth2/token",
            "/oauth2/jwks",
            "/userinfo",
            "/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server");

    private final Storefronts storefronts;

    IssuerOrigins(Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return READABLE.contains(request.getRequestURI()) ? storefrontsOnly() : null;
    }

    private CorsConfiguration storefrontsOnly() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(storefronts.origins());
        cors.setAllowedMethods(List.of("GET", "POST"));
        cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT));
        cors.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        cors.setMaxAge(Duration.ofMinutes(10));
        return cors;
    }
}
