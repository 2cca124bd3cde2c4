package io.grocellery.chassis.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token by which this service speaks for itself. Asked for when somebody says so, and when first needed at the latest;
 * renewed at half its life. While the issuer is away the old one goes on being used until it expires.
 */
final class ServiceTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokens.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    /** Not used so near its end, as the call takes a while and clocks differ. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final TokenRequest request;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile @Nullable Token token;
    private volatile Instant tried = Instant.EPOCH;
    private volatile boolean missed;

    ServiceTokens(TokenRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** @throws UpstreamUnavailableException when there is none and the issuer gives none */
    String current() {
        Token known = token;
        if (known != null && known.young(clock.instant())) {
            return known.value();
        }
        renew(known != null && known.usable(clock.instant()));
        Token renewed = token;
        if (renewed == null || !renewed.usable(clock.instant())) {
            throw new UpstreamUnavailableException("the issuer of tokens", "it gave no token", null);
        }
        return renewed.value();
    }

    /** Has a young one at hand, whether anybody needs it or not; tells after how long to look again. */
    Duration keepYoung() {
        Instant now = clock.instant();
        Token known = token;
        if (known == null || !known.young(now)) {
            renew(known != null && known.usable(now));
        }
        Token renewed = token;
        return renewed != null && renewed.young(now) ? Duration.between(now, renewed.halfLife()) : BETWEEN_TRIES;
    }

    private void renew(boolean canGoOn) {
        if (!canGoOn) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return;
        }
        try {
            askUnlessJustTried();
        } finally {
            asking.unlock();
        }
    }

    private void askUnlessJustTried() {
        Instant now = clock.instant();
        if (now.isBefore(tried.plus(BETWEEN_TRIES))) {
            return;
        }
        tried = now;
        try {
            TokenRequest.Grant grant = request.ask();
            token = new Token(
                    grant.token(),
                    now.plus(grant.life().dividedBy(2)),
                    now.plus(grant.life()).minus(MARGIN));
            missed = false;
        } catch (RuntimeException e) {
            tellOnce(e);
        }
    }

    private void tellOnce(RuntimeException failure) {
        if (!missed) {
            LOG.warn("the issuer gives no token: {}", failure.getMessage());
        }
        missed = true;
    }

    private record Token(String value, Instant halfLife, Instant end) {

        boolean young(Instant now) {
            return now.isBefore(halfLife) && usable(now);
        }

        boolean usable(Instant now) {
            return now.isBefore(end);
        }

        @Override
        public String toString() {
            return "Token[until " + end + "]";
        }
    }
}
