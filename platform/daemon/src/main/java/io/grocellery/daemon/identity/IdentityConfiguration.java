package io.grocellery.daemon.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** The parts of the issuer. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    SigningKeys signingKeys(IdentitySettings settings) {
        return new SigningKeys(settings);
    }

    @Bean
    JwtGenerator tokenGenerator(SigningKeys keys) {
        JwtGenerator tokens = new JwtGenerator(new NimbusJwtEncoder(keys));
        tokens.setJwtCustomizer(new TokenClaims(keys));
        return tokens;
    }

    @Bean
    Storefronts storefronts(IdentitySettings settings) {
        return new Storefronts(settings);
    }

    @Bean
    ClientSecrets clientSecrets() {
        return new ClientSecrets();
    }

    @Bean
    Clients clients(IdentitySettings settings, Storefronts storefronts, ClientSecrets secrets) {
        return new Clients(settings, storefronts, secrets);
    }

    @Bean
    Authorizations authorizations(Clock clock) {
        return new Authorizations(clock);
    }

    @Bean
    SignIn signIn(IdentitySettings settings, Clock clock) {
        return new SignIn(settings, clock);
    }

    @Bean
    SignOut signOut(Clients clients, SigningKeys keys, IdentitySettings settings) {
        return new SignOut(clients, hints(keys, settings));
    }

    private static JwtDecoder hints(SigningKeys keys, IdentitySettings settings) {
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new JwtIssuerValidator(settings.issuer().toString()));
        return decoder;
    }
}
