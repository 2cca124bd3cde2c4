package io.grocellery.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderRulesTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void whatIsAboutOneConnectionStaysOnIt() {
        List<String> hops = List.of(
                "Connection",
                "Keep-Alive",
                "Proxy-Authenticate",
                "Proxy-Authorization",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings");
        MultiMap from = fields("Content-Type", "text/plain");
        hops.forEach(name -> from.add(name, "x"));
        assertThat(toClient(from).names()).containsExactly("Content-Type");
        assertThat(toService(from).names()).containsExactly("Content-Type");
    }

    @Test
    void nobodysWordAboutHopsIsTaken() {
        MultiMap from = fields("Host", "shop");
        List.of(
                        "Forwarded",
                        "X-Real-IP",
                        "x-request-id",
                        "Expect",
                        "X-Forwarded-For",
                        "x-forwarded-",
                        "X-FORWARDED-PORT")
                .forEach(name -> from.add(name, "x"));
        assertThat(toService(from).names()).containsExactly("Host");
        assertThat(toClient(from).names()).hasSize(from.size());
    }

    @Test
    void namesThatOnlyLookAlikeGoOn() {
        MultiMap from =
                fields("X-Forward", "1").add("Te2", "1").add("Upgrades", "1").add("Keep-Alive2", "1");
        assertThat(toService(from).size()).isEqualTo(4);
    }

    @Test
    void whatTheConnectionNamesStaysButNotWhatRequestsAreFramedBy() {
        MultiMap from = fields("Connection", "X-Secret, content-length")
                .add("x-secret", "1")
                .add("Content-Length", "3");
        assertThat(toService(from).names()).containsExactly("Content-Length");
    }

    @Test
    void aConnectionIsKeptForAsLongAsBothSidesWould() {
        assertThat(life(fields("Connection", "keep-alive"))).isEqualTo(4 * SECOND);
        assertThat(life(fields("Keep-Alive", "timeout=2, max=100"))).isEqualTo(2 * SECOND);
        assertThat(life(fields("Keep-Alive", "timeout=60"))).isEqualTo(4 * SECOND);
        assertThat(life(fields("Keep-Alive", "timeout=0"))).isZero();
    }

    @Test
    void aConnectionThatEndsWithItsAnswerIsNotKept() {
        assertThat(life(fields("Connection", "Close"))).isZero();
        assertThat(life(fields("Connection", "x, close"))).isZero();
        assertThat(HeaderRules.keepAliveNanos(HttpVersion.HTTP_1_0, MultiMap.caseInsensitiveMultiMap()))
                .isZero();
    }

    private static long life(MultiMap answer) {
        return HeaderRules.keepAliveNanos(HttpVersion.HTTP_1_1, answer);
    }

    private static MultiMap fields(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }

    private static MultiMap toService(MultiMap from) {
        MultiMap to = MultiMap.caseInsensitiveMultiMap();
        HeaderRules.toService(from, to);
        return to;
    }

    private static MultiMap toClient(MultiMap from) {
        MultiMap to = MultiMap.caseInsensitiveMultiMap();
        HeaderRules.toClient(from, to);
        return to;
    }
}
