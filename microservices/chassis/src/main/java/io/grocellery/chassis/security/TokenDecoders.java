package io.grocellery.chassis.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Decoders of one issuer's tokens: signed by RS256 or ES256, with issuer, subject and expiry. */
final class TokenDecoders {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 2000;
    private static final int LARGEST_KEY_SET = 64 * 1024;

    private TokenDecoders() {}

    static IssuerKeys keys(SecurityProperties properties, Clock clock) {
        Callable<JWKSet> fetch = () -> fetch(properties.keys());
        return new IssuerKeys(fetch, clock);
    }

    static JwtDecoder create(SecurityProperties properties, IssuerKeys keys, Clock clock) {
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor(keys));
        decoder.setJwtValidator(validator(properties.issuer(), clock));
        return token -> decode(decoder, token);
    }

    private static JWKSet fetch(URI address) throws Exception {
        return JWKSet.load(address.toURL(), CONNECT_MILLIS, READ_MILLIS, LARGEST_KEY_SET);
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            throw new IssuerUnavailableException(e);
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        // the claims are this class' own business, below
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    private static OAuth2TokenValidator<Jwt> validator(URI issuer, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(issuer.toString()),
                new JwtClaimValidator<>(JwtClaimNames.SUB, Objects::nonNull));
    }
}
