package io.grocellery.daemon.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.codec.Utf8;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * The sign-ins under way, in memory and bounded.
 *
 * <p>Tokens prove themselves by their signature, so all that must be remembered is which codes were handed out and used,
 * for as long as the tokens they gave live. A service's token needs no memory at all.
 */
final class Authorizations implements OAuth2AuthorizationService {

    private static final int MOST = 1_000;

    private final InstantSource time;
    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OAuth2Authorization> eldest) {
            return size() > MOST;
        }
    };

    Authorizations(InstantSource time) {
        this.time = time;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        forgetWhatIsOver();
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            byId.merge(authorization.getId(), authorization, Authorizations::successor);
        }
    }

    /** Of two exchanges of one code at the same moment only the first may give a token. */
    private static OAuth2Authorization successor(OAuth2Authorization known, OAuth2Authorization next) {
        if (known.getAccessToken() != null && !accessToken(known).equals(accessToken(next))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return next;
    }

    private static Optional<OAuth2Token> accessToken(OAuth2Authorization authorization) {
        return held(authorization, OAuth2AccessToken.class);
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        forgetWhatIsOver();
        return byId.values().stream()
                .filter(known -> tokens(known).anyMatch(value -> Utf8.isEqual(value, token)))
                .findAny()
                .orElse(null);
    }

    private void forgetWhatIsOver() {
        Instant now = time.instant();
        byId.values().removeIf(known -> over(known, now));
    }

    private static boolean over(OAuth2Authorization authorization, Instant now) {
        return held(authorization)
                .map(OAuth2Token::getExpiresAt)
                .filter(Objects::nonNull)
                .noneMatch(expiry -> expiry.isAfter(now));
    }

    private static Stream<String> tokens(OAuth2Authorization authorization) {
        return held(authorization).map(OAuth2Token::getTokenValue);
    }

    private static Stream<OAuth2Token> held(OAuth2Authorization authorization) {
        return Stream.of(OAuth2AuthorizationCode.class, OAuth2AccessToken.class, OidcIdToken.class)
                .map(type -> held(authorization, type))
                .flatMap(Optional::stream);
    }

    private static Optional<OAuth2Token> held(OAuth2Authorization authorization, Class<? extends OAuth2Token> type) {
        return Optional.ofNullable(authorization.getToken(type)).map(OAuth2Authorization.Token::getToken);
    }
}
