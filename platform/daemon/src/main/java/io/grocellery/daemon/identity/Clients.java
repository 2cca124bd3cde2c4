package io.grocellery.daemon.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the issuer, made from the settings as they are at the moment. */
final class Clients implements RegisteredClientRepository {

    static final String STOREFRONT = "storefront";
    static final String COMMAND_LINE = "grocellery-cli";

    private final IdentitySettings settings;
    private final Storefronts storefronts;
    private final ClientSecrets secrets;

    Clients(IdentitySettings settings, Storefronts storefronts, ClientSecrets secrets) {
        this.settings = settings;
        this.storefronts = storefronts;
        this.secrets = secrets;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from the parameter store");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return switch (id) {
            case STOREFRONT -> storefront(storefronts.addresses());
            case COMMAND_LINE -> commandLine();
            default -> service(id);
        };
    }

    private @Nullable RegisteredClient storefront(List<String> addresses) {
        if (addresses.isEmpty()) {
            return null;
        }
        return client(STOREFRONT, settings.lifetimes().person())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(allowed -> allowed.addAll(addresses))
                .postLogoutRedirectUris(allowed -> allowed.addAll(addresses))
                .scopes(allowed -> allowed.addAll(Set.of(OidcScopes.OPENID, OidcScopes.PROFILE)))
                .build();
    }

    private RegisteredClient commandLine() {
        return client(COMMAND_LINE, settings.lifetimes().person())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(PasswordGrant.TYPE)
                .build();
    }

    private @Nullable RegisteredClient service(String id) {
        return settings.serviceClients().stream()
                .filter(service -> service.id().equals(id))
                .findAny()
                .map(this::service)
                .orElse(null);
    }

    private RegisteredClient service(ServiceClient service) {
        return client(service.id(), settings.lifetimes().service())
                .clientSecret(secrets.encodeAll(service.secrets()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private RegisteredClient.Builder client(String id, Duration lifetime) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(lifetime)
                        .authorizationCodeTimeToLive(settings.lifetimes().code())
                        .build());
    }
}
