package io.grocellery.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import zipkin2.reporter.BytesMessageSender;
import zipkin2.reporter.Encoding;

final class PatientSenderTest {

    private static final List<byte[]> SPANS = List.of("{}".getBytes(StandardCharsets.UTF_8));

    private final Receiver receiver = new Receiver();
    private long now = Long.MAX_VALUE - 5;
    private final PatientSender sender = new PatientSender(receiver, () -> now);

    @Test
    void sendsWhileMessagesAreTaken() {
        sender.send(SPANS);
        sender.send(SPANS);
        assertThat(receiver.asked).isEqualTo(2);
        assertThat(sender.resting()).isFalse();
    }

    @Test
    void leavesAReceiverAloneThatIsAwayAndLooksAgainAfterThreeSeconds() {
        receiver.away = true;
        sender.send(SPANS);
        assertThat(sender.resting()).isTrue();
        now += TimeUnit.MILLISECONDS.toNanos(2_999);
        sender.send(SPANS);
        assertThat(receiver.asked).isEqualTo(1);

        receiver.away = false;
        now += TimeUnit.MILLISECONDS.toNanos(1);
        assertThat(sender.resting()).isFalse();
        sender.send(SPANS);
        assertThat(receiver.asked).isEqualTo(2);
        assertThat(sender.resting()).isFalse();
    }

    /** Counts, and takes what it is sent unless it is away. */
    private static final class Receiver extends BytesMessageSender.Base {

        private boolean away;
        private int asked;

        private Receiver() {
            super(Encoding.JSON);
        }

        @Override
        public int messageMaxBytes() {
            return 1_000;
        }

        @Override
        public void send(List<byte[]> spans) throws IOException {
            asked++;
            if (away) {
                throw new IOException("connection refused");
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
