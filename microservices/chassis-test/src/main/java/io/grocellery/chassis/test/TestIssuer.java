package io.grocellery.chassis.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grocellery.chassis.test.StandIn.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An issuer of tokens: publishes its keys and gives services theirs, over real HTTP. */
public final class TestIssuer implements AutoCloseable {

    private static final Duration LIFE = Duration.ofMinutes(15);

    /** Of all issuers of a process, since it takes long to find one. */
    private static final RSAKey FIRST = newKey("first");

    private final Clock clock;
    private final StandIn http = StandIn.start();
    private final Map<JWTClaimsSet, String> signed = new ConcurrentHashMap<>();
    private volatile RSAKey key = FIRST;

    private TestIssuer(Clock clock) {
        this.clock = clock;
        http.answer("GET", "/oauth2/jwks", request -> Reply.json(200, new JWKSet(key).toString()));
        http.answer("POST", "/oauth2/token", request -> Reply.json(200, grant(request)));
    }

    public static TestIssuer start(Clock clock) {
        return new TestIssuer(clock);
    }

    public String url() {
        return http.url();
    }

    /** A person's token. */
    public String shopper(UUID person) {
        return person(person, "shopper");
    }

    /** A person's token who may do everything. */
    public String admin(UUID person) {
        return person(person, "shopper", "admin");
    }

    /** A service's own token. */
    public String service(String name) {
        return token(claims -> claims.subject(name).claim("roles", List.of("service")));
    }

    /**
     * Any token; issuer, times and the role of a shopper are set already. Who asks again within a minute of the clock gets
     * the same one: a signature takes longer than what it is shown for.
     */
    public String token(Consumer<JWTClaimsSet.Builder> change) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .issueTime(Date.from(minute))
                .expirationTime(Date.from(minute.plus(LIFE)))
                .claim("roles", List.of("shopper"));
        change.accept(claims);
        return signed.computeIfAbsent(claims.build(), each -> signed(each, key));
    }

    /** A token that says the right things, signed by somebody else. */
    public String forged(UUID person) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(person.toString())
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .claim("roles", List.of("shopper", "admin"))
                .build();
        return signed(
                claims, new RSAKey.Builder(Stranger.KEY).keyID(key.getKeyID()).build());
    }

    /** From now on signs by a new key, and publishes only this one. */
    public void rotateKey() {
        key = newKey(UUID.randomUUID().toString());
        signed.clear();
    }

    /** What was asked of it. */
    public StandIn http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }

    private String person(UUID person, String... roles) {
        return token(claims -> claims.subject(person.toString())
                .claim("roles", List.of(roles))
                .claim("preferred_username", "person-" + person.toString().substring(0, 8)));
    }

    private Map<String, Object> grant(StandIn.Request request) {
        String name = request.headers().containsKey("authorization") ? "a-service" : "nobody";
        return Map.of("access_token", service(name), "token_type", "Bearer", "expires_in", 3600);
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made when somebody forges for the first time. */
    private static final class Stranger {

        static final RSAKey KEY = newKey("stranger");
    }
}
