package io.grocellery.daemon.identity;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What Grocellery's services look for in a token, beyond the standard claims. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String ROLES = "roles";

    private final SigningKeys keys;

    TokenClaims(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        token.getJwsHeader().keyId(keys.signingKeyId());
        Authentication principal = token.getPrincipal();
        if (principal != null && principal.getPrincipal() instanceof SignedInPerson person) {
            of(person, token);
        } else {
            token.getClaims().claim(ROLES, List.of("service"));
        }
    }

    private static void of(SignedInPerson person, JwtEncodingContext token) {
        token.getClaims()
                .claim(ROLES, person.roles().stream().sorted().toList())
                .claim(StandardClaimNames.PREFERRED_USERNAME, person.username())
                .claim(StandardClaimNames.NAME, person.displayName());
    }
}
