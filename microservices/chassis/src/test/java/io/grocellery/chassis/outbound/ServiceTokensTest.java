package io.grocellery.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.chassis.outbound.TokenRequest.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ServiceTokensTest {

    private final long[] seconds = {1_000_000};
    private final InstantSource time = () -> Instant.ofEpochSecond(seconds[0]);
    private boolean away;
    private int asked;

    private final ServiceTokens tokens = new ServiceTokens(this::ask, time.withZone(ZoneOffset.UTC));

    @Test
    void asksOnceForHalfALife() {
        assertThat(tokens.current()).isEqualTo("token-1");
        seconds[0] += 1799;
        assertThat(tokens.current()).isEqualTo("token-1");
        seconds[0] += 1;
        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void oneKeptAheadServesWhereTheIssuerWentAwayBeforeTheFirstNeed() {
        assertThat(tokens.keepYoung()).isEqualTo(Duration.ofMinutes(30));
        away = true;
        seconds[0] += 3000;
        assertThat(tokens.current()).isEqualTo("token-1");
    }

    @Test
    void oneKeptAheadIsRenewedAtHalfItsLifeAndAskedForAgainSoonWhileThereIsNone() {
        tokens.keepYoung();
        seconds[0] += 600;
        assertThat(tokens.keepYoung()).isEqualTo(Duration.ofMinutes(20));
        assertThat(asked).isEqualTo(1);
        seconds[0] += 1200;
        away = true;
        assertThat(tokens.keepYoung()).isEqualTo(Duration.ofSeconds(2));
        away = false;
        seconds[0] += 2;
        assertThat(tokens.keepYoung()).isEqualTo(Duration.ofMinutes(30));
        assertThat(tokens.current()).isEqualTo("token-3");
    }

    @Test
    void goesOnWithTheOldOneWhileTheIssuerIsAway() {
        tokens.current();
        away = true;
        seconds[0] += 3000;
        assertThat(tokens.current()).isEqualTo("token-1");
        seconds[0] += 595;
        assertThatThrownBy(tokens::current).isInstanceOf(UpstreamUnavailableException.class);
        away = false;
        seconds[0] += 2;
        assertThat(tokens.current()).startsWith("token-").isNotEqualTo("token-1");
    }

    @Test
    void doesNotAskAnAbsentIssuerAllTheTime() {
        away = true;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(tokens::current).isInstanceOf(UpstreamUnavailableException.class);
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void neitherTokenNorSecretIsShown() {
        assertThat(new Grant("secret", Duration.ofHours(1)).toString()).doesNotContain("secret");
        assertThat(new ClientProperties("id", "secret").toString()).doesNotContain("secret");
    }

    private Grant ask() {
        asked++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return new Grant("token-" + asked, Duration.ofHours(1));
    }
}
