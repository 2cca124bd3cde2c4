package io.grocellery.daemon.identity;

import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/**
 * Checks a sign-out that a storefront asks for (OpenID Connect RP-Initiated Logout).
 *
 * <p>The hint proves itself by its signature, expired or not, so that signing out works after a restart of the daemon too.
 */
final class SignOut implements AuthenticationProvider {

    private final RegisteredClientRepository clients;
    private final JwtDecoder hints;

    /**
     * Takes a decoder that checks the signature and the issuer, and accepts what has expired.
     */
    SignOut(RegisteredClientRepository clients, JwtDecoder hints) {
        this.clients = clients;
        this.hints = hints;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OidcLogoutAuthenticationToken request = (OidcLogoutAuthenticationToken) authentication;
        Jwt hint = hint(request);
        refuseUnlessReturnsTo(client(hint, request), request);
        refuseSomebodyElse(hint, request);
        return confirmed(hint, request);
    }

    @Override
    public boolean supports(Class<?> type) {
        return OidcLogoutAuthenticationToken.class.isAssignableFrom(type);
    }

    private Jwt hint(OidcLogoutAuthenticationToken request) {
        try {
            return hints.decode(request.getIdTokenHint());
        } catch (JwtException forged) {
            throw refused(OAuth2ErrorCodes.INVALID_TOKEN, "id_token_hint");
        }
    }

    private RegisteredClient client(Jwt hint, OidcLogoutAuthenticationToken request) {
        String id = Objects.requireNonNullElse(hint.getClaimAsString("azp"), "");
        RegisteredClient client = clients.findByClientId(id);
        if (client == null
                || (request.getClientId() != null && !request.getClientId().equals(id))) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "client_id");
        }
        return client;
    }

    private static void refuseUnlessReturnsTo(RegisteredClient client, OidcLogoutAuthenticationToken request) {
        String address = request.getPostLogoutRedirectUri();
        if (address != null && !client.getPostLogoutRedirectUris().contains(address)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "post_logout_redirect_uri");
        }
    }

    private static void refuseSomebodyElse(Jwt hint, OidcLogoutAuthenticationToken request) {
        if (request.isPrincipalAuthenticated() && !principal(request).getName().equals(hint.getSubject())) {
            throw refused(OAuth2ErrorCodes.INVALID_TOKEN, "sub");
        }
    }

    private static Authentication principal(OidcLogoutAuthenticationToken request) {
        return (Authentication) request.getPrincipal();
    }

    private static Authentication confirmed(Jwt hint, OidcLogoutAuthenticationToken request) {
        return new OidcLogoutAuthenticationToken(
                new OidcIdToken(hint.getTokenValue(), hint.getIssuedAt(), hint.getExpiresAt(), hint.getClaims()),
                principal(request),
                request.getSessionId(),
                request.getClientId(),
                request.getPostLogoutRedirectUri(),
                request.getState());
    }

    private static OAuth2AuthenticationException refused(String code, String parameter) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(code, "OpenID Connect 1.0 Logout Request Parameter: " + parameter, null));
    }
}
