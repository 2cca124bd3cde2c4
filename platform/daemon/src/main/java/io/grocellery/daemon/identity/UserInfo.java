package io.grocellery.daemon.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Tells who a token is about from the token itself, so that it can be asked also after a restart of the daemon. */
final class UserInfo implements AuthenticationProvider {

    private static final List<String> CLAIMS = List.of(
            StandardClaimNames.SUB, StandardClaimNames.NAME, StandardClaimNames.PREFERRED_USERNAME, TokenClaims.ROLES);

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (authentication.getPrincipal() instanceof JwtAuthenticationToken bearer && bearer.isAuthenticated()) {
            return new OidcUserInfoAuthenticationToken(bearer, of(bearer.getToken()));
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN);
    }

    @Override
    public boolean supports(Class<?> type) {
        return OidcUserInfoAuthenticationToken.class.isAssignableFrom(type);
    }

    private static OidcUserInfo of(Jwt token) {
        Map<String, Object> claims = new LinkedHashMap<>(token.getClaims());
        claims.keySet().retainAll(CLAIMS);
        return new OidcUserInfo(claims);
    }
}
