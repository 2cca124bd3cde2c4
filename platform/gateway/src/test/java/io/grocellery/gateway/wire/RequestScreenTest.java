package io.grocellery.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.gateway.table.Table;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestScreenTest {

    private static final Table.Limits LIMITS = new Table.Limits(1 << 20, 2048, 256, 5000, 5000, 10);
    private static final String POISON = "GET / HTTP/1.1\r\nConnection: close\r\nContent-Length: refused\r\n\r\n";
    private static final String GET = "GET /orders HTTP/1.1\r\nHost: localhost:8080\r\n\r\n";
    private static final String POST = "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED =
            "POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

    private long now;
    private final RequestScreen screen = new RequestScreen(() -> LIMITS, () -> now);
    private final EmbeddedChannel channel = new EmbeddedChannel(screen);

    @Test
    void wellFormedRequestsPassUnchanged() {
        assertThat(passed(GET + POST + CHUNKED + GET)).isEqualTo(GET + POST + CHUNKED + GET);
    }

    @RepeatedTest(100)
    void howBytesArriveMakesNoDifference(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        String sent = GET + CHUNKED + POST + CHUNKED + GET;
        int at = 0;
        while (at < sent.length()) {
            int end = Math.min(sent.length(), at + random.nextInt(1, 12));
            write(sent.substring(at, end));
            at = end;
        }

        assertThat(read()).isEqualTo(sent);
    }

    @Test
    void anIncompleteHeadIsHeldBack() {
        write(GET.substring(0, 20));
        assertThat(read()).isEmpty();

        write(GET.substring(20));
        assertThat(read()).isEqualTo(GET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "Host: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n",
                "Host: x\r\nContent-Length: 5, 5\r\n",
                "Host: x\r\nContent-Length: +5\r\n",
                "Host: x\r\nContent-Length: -5\r\n",
                "Host: x\r\nContent-Length: 0x5\r\n",
                "Host: x\r\nContent-Length:\r\n",
                "Host: x\r\nContent-Length: 99999999999999999999\r\n",
                "Host: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Host: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Host: x\r\nTransfer-Encoding: identity\r\n",
                "Host: x\r\nTransfer-Encoding: gzip, chunked\r\n",
                "Host: x\r\nTransfer-Encoding: chunked, identity\r\n",
                "Host: x\r\nTransfer-Encoding : chunked\r\n",
                "Host: x\r\nTransfer-Encoding: \u000bchunked\r\n",
                "Host: x\r\n Transfer-Encoding: chunked\r\n",
                "Host: x\r\nX-Folded: a\r\n b\r\n",
                "Host: x\r\nX-Bare: a\nContent-Length: 5\r\n",
                "Host: x\r\nX-Return: a\rb\r\n",
                "Host: x\r\nX-Null: a\u0000b\r\n",
                "Host: x\r\nno colon here\r\n",
                "Host: x\r\n: no name\r\n",
                "Host: x\r\nBad Name: x\r\n",
                "Host: x\r\nHost: y\r\n",
                "Host: x, y\r\n",
                "Host: a@b\r\n",
                "Host: a/b\r\n",
                "X-No-Host: x\r\n",
            })
    void ambiguousFramingIsRefused(String fields) {
        assertRefused("POST /orders HTTP/1.1\r\n" + fields + "\r\nhello", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /orders\r\n",
                "GET  /orders HTTP/1.1\r\n",
                "GET /orders HTTP/1.1 \r\n",
                " GET /orders HTTP/1.1\r\n",
                "GET\t/orders\tHTTP/1.1\r\n",
                "GET http://x/orders HTTP/1.1\r\n",
                "OPTIONS * HTTP/1.1\r\n",
                "CONNECT x:80 HTTP/1.1\r\n",
                "GET /orders http/1.1\r\n",
                "G(ET /orders HTTP/1.1\r\n",
                "\r\n",
                "GET /or\u0001ders HTTP/1.1\r\n",
                "PRI * HTTP/2.0\r\n",
                "\u0016\u0003\u0001\n"
            })
    void anOddRequestLineIsRefused(String line) {
        assertRefused(line + "Host: x\r\n\r\n", 400);
    }

    @Test
    void anotherVersionIsNamed() {
        assertRefused("GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505);
    }

    @Test
    void limitsAreKept() {
        assertRefused("GET /" + "a".repeat(300) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    }

    @Test
    void aTargetWithoutEndIsTooLong() {
        assertRefused("GET /" + "a".repeat(5000), 414);
    }

    @Test
    void headersWithoutEndAreTooLarge() {
        assertRefused("GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + "a".repeat(5000), 431);
    }

    @Test
    void tooManyFieldsAreTooLarge() {
        assertRefused("GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(101) + "\r\n", 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 \r\nhello\r\n",
                "\r\n",
                "-5\r\n",
                "0x5\r\nhello\r\n",
                "g\r\n",
                "5;a b\r\n",
                "5\nhello\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "fffffffff\r\n",
                "80000000\r\n",
                "0\r\nContent-Length: 5\r\n\r\n",
                "0\r\n folded\r\n\r\n",
                "0\r\nHost: y\r\n\r\n"
            })
    void aBrokenChunkEndsTheRequest(String body) {
        List<Refusal> refused = new ArrayList<>();
        write("POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        screen.begin(refused::add);
        write(body + GET);

        assertThat(refused).singleElement().extracting(Refusal::status).isEqualTo(400);
        assertThat(read()).doesNotContain("GET /orders");
    }

    @Test
    void aBrokenChunkOfARequestNobodyHasSeenYetClosesTheConnection() {
        write("POST /orders HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\ng\r\n");

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void chunkExtensionsAndTrailersAreFine() {
        String sent = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5;name=value\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n" + GET;

        assertThat(passed(sent)).isEqualTo(sent);
    }

    @Test
    void aSlowHeadIsRefusedInTime() {
        write("GET / HTTP/1.1\r\n");
        now += 4_000_000_000L;
        write("Host: x\r\n");
        screen.sweep(now, Long.MAX_VALUE);
        assertThat(read()).isEmpty();

        now += 2_000_000_000L;
        screen.sweep(now, Long.MAX_VALUE);

        assertThat(read()).isEqualTo(POISON);
        assertThat(screen.refusal().status()).isEqualTo(408);
    }

    @Test
    void anIdleConnectionIsClosedAndABusyOneIsNot() {
        write(GET);
        screen.begin(refusal -> {});
        now += 100;
        screen.sweep(now, 50);
        assertThat(channel.isOpen()).isTrue();

        screen.end();
        now += 100;
        screen.sweep(now, 50);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whatCameBeforeARefusalIsServed() {
        assertThat(passed(GET + "GET / HTTP/1.1\r\n\r\n" + GET)).isEqualTo(GET + POISON);
    }

    private void assertRefused(String sent, int status) {
        assertThat(passed(sent)).isEqualTo(POISON);
        assertThat(screen.refusal().status()).isEqualTo(status);
    }

    private String passed(String sent) {
        write(sent);
        return read();
    }

    private void write(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private String read() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
            text.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return text.toString();
    }
}
