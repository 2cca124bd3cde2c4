package io.grocellery.chassis.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys. Fetched when somebody says so, and when first needed at the latest; renewed every five minutes
 * and for a key that is not among them, yet not twice within five seconds, or within one while there are none at all. When
 * the issuer is away, the keys last seen go on being used.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Nobody can sign in meanwhile. */
    private static final Duration PAUSE_WITHOUT_ANY = Duration.ofSeconds(1);

    private final Callable<JWKSet> fetch;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();

    private volatile @Nullable JWKSet keys;
    private volatile Instant fetched = Instant.EPOCH;
    private volatile Instant tried = Instant.EPOCH;
    private volatile boolean missed;

    IssuerKeys(Callable<JWKSet> fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Fetches them, whether anybody needs them or not; tells after how long to do so again. */
    Duration fetchAhead() {
        renew();
        return keys == null ? PAUSE_WITHOUT_ANY : FRESH;
    }

    /** @throws RemoteKeySourceException when no keys were ever fetched and they cannot be now */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        List<JWK> found = selector.select(current());
        if (!found.isEmpty()) {
            return found;
        }
        renew();
        return selector.select(known());
    }

    private JWKSet current() throws RemoteKeySourceException {
        if (keys == null || olderThan(fetched, FRESH)) {
            renew();
        }
        return known();
    }

    private JWKSet known() throws RemoteKeySourceException {
        JWKSet known = keys;
        if (known == null) {
            throw new RemoteKeySourceException("the issuer's keys were never fetched", null);
        }
        return known;
    }

    private void renew() {
        // while somebody else fetches, the known keys do; without any there is nothing to do but wait for them
        if (keys == null) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return;
        }
        try {
            fetchUnlessJustTried();
        } finally {
            fetching.unlock();
        }
    }

    private void fetchUnlessJustTried() {
        if (!olderThan(tried, keys == null ? PAUSE_WITHOUT_ANY : PAUSE)) {
            return;
        }
        tried = clock.instant();
        try {
            keys = fetch.call();
            fetched = clock.instant();
            missed = false;
        } catch (Exception e) {
            tellOnce(e);
        }
    }

    private void tellOnce(Exception failure) {
        if (!missed) {
            LOG.warn(
                    "the issuer's keys cannot be fetched; going on with {}",
                    keys == null ? "none" : "those known",
                    failure);
        }
        missed = true;
    }

    private boolean olderThan(Instant moment, Duration age) {
        return !clock.instant().isBefore(moment.plus(age));
    }
}
