package io.grocellery.daemon.identity;

import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/** Exchanges a user name and a password for an access token. */
final class PasswordGrantTokens implements AuthenticationProvider {

    private final SignIn signIn;
    private final JwtGenerator tokens;

    PasswordGrantTokens(SignIn signIn, JwtGenerator tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        PasswordGrant grant = (PasswordGrant) authentication;
        OAuth2ClientAuthenticationToken clientPrincipal = authenticatedClient(grant);
        RegisteredClient client = allowed(clientPrincipal);
        Jwt token = token(context(grant, client, signIn(grant)));
        return new OAuth2AccessTokenAuthenticationToken(client, clientPrincipal, accessToken(token));
    }

    @Override
    public boolean supports(Class<?> type) {
        return PasswordGrant.class.isAssignableFrom(type);
    }

    private static OAuth2ClientAuthenticationToken authenticatedClient(PasswordGrant grant) {
        if (grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated()) {
            return client;
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static RegisteredClient allowed(OAuth2ClientAuthenticationToken principal) {
        RegisteredClient client = principal.getRegisteredClient();
        if (client == null || !client.getAuthorizationGrantTypes().contains(PasswordGrant.TYPE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        return client;
    }

    private Authentication signIn(PasswordGrant grant) {
        try {
            return signIn.authenticate(grant.username(), grant.password());
        } catch (BadCredentialsException wrong) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, wrong.getMessage(), null), wrong);
        } catch (TooManyAttemptsException throttled) {
            throw new OAuth2AuthenticationException(TokenErrors.tooManyAttempts(throttled), throttled);
        }
    }

    private static OAuth2TokenContext context(PasswordGrant grant, RegisteredClient client, Authentication person) {
        return DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(person)
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorizedScopes(Set.of())
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(PasswordGrant.TYPE)
                .authorizationGrant(grant)
                .build();
    }

    private Jwt token(OAuth2TokenContext context) {
        Jwt token = tokens.generate(context);
        if (token == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
        }
        return token;
    }

    private static OAuth2AccessToken accessToken(Jwt token) {
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt());
    }
}
