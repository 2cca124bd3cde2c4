package io.grocellery.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IssuerKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final long[] seconds = {1_000_000};
    private final InstantSource time = () -> Instant.ofEpochSecond(seconds[0]);
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private @Nullable JWKSet published = set("a");

    private final IssuerKeys keys = new IssuerKeys(this::fetch, clock);

    @Test
    void fetchesWhenFirstNeededAndThenNot() throws KeySourceException {
        assertThat(asked).hasValue(0);
        assertThat(keys.get(selector("a"), null)).hasSize(1);
        assertThat(keys.get(selector("a"), null)).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void keysFetchedAheadServeWhereTheIssuerWentAwayBeforeTheFirstNeed() throws KeySourceException {
        assertThat(keys.fetchAhead()).isEqualTo(Duration.ofMinutes(5));
        published = null;
        assertThat(keys.get(selector("a"), null)).hasSize(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void keysThatCannotBeFetchedAheadAreAskedForAgainSoon() {
        published = null;
        assertThat(keys.fetchAhead()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void goesOnWithKnownKeysWhileTheIssuerIsAway() throws KeySourceException {
        keys.get(selector("a"), null);
        published = null;
        pass(Duration.ofDays(1));
        assertThat(keys.get(selector("a"), null)).hasSize(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void looksForAKeyItDoesNotKnowButNotAllTheTime() throws KeySourceException {
        keys.get(selector("a"), null);
        published = set("b");
        assertThat(keys.get(selector("b"), null)).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(keys.get(selector("b"), null)).hasSize(1);
        for (int i = 0; i < 100; i++) {
            assertThat(keys.get(selector("unheard-of"), null)).isEmpty();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysThatItNeverHadKeysUntilItHas() throws KeySourceException {
        published = null;
        assertThatThrownBy(() -> keys.get(selector("a"), null)).isInstanceOf(RemoteKeySourceException.class);
        published = set("a");
        assertThatThrownBy(() -> keys.get(selector("a"), null)).isInstanceOf(RemoteKeySourceException.class);
        pass(Duration.ofSeconds(1));
        assertThat(keys.get(selector("a"), null)).hasSize(1);
    }

    @Test
    void dropsKeysThatAreNoLongerPublished() throws KeySourceException {
        keys.get(selector("a"), null);
        published = set("b");
        pass(Duration.ofMinutes(5));
        assertThat(keys.get(selector("a"), null)).isEmpty();
    }

    private JWKSet fetch() throws IOException {
        asked.incrementAndGet();
        JWKSet set = published;
        if (set == null) {
            throw new IOException("away");
        }
        return set;
    }

    private void pass(Duration time) {
        seconds[0] += time.toSeconds();
    }

    private static JWKSet set(String id) {
        return new JWKSet(new OctetSequenceKey.Builder(new byte[32]).keyID(id).build());
    }

    private static JWKSelector selector(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }
}
