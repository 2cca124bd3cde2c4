package io.grocellery.daemon.identity;

import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A user name and a password that the command line prompted for, to be exchanged for a token. */
final class PasswordGrant extends OAuth2AuthorizationGrantAuthenticationToken {

    static final AuthorizationGrantType TYPE = new AuthorizationGrantType("urn:grocellery:grant:password");

    private final String username;
    private final String password;

    PasswordGrant(Authentication client, String username, String password) {
        super(TYPE, client, Map.of());
        this.username = username;
        this.password = password;
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }
}
