package io.grocellery.spans;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import zipkin2.reporter.BytesMessageSender;
import zipkin2.reporter.Encoding;

/**
 * Leaves a receiver alone for a while after a message that it did not take. That nobody takes spans is nothing to make
 * a noise about: the message is dropped, and the next one that is due goes out as if nothing had been.
 */
final class PatientSender implements BytesMessageSender {

    /** Long enough to cost nothing, short enough that whoever starts a receiver sees spans at once. */
    private static final long PAUSE_NANOS = 3_000_000_000L;

    private final BytesMessageSender receiver;
    private final LongSupplier nanos;
    private volatile long failedAt;
    private volatile boolean failing;

    PatientSender(BytesMessageSender receiver, LongSupplier nanos) {
        this.receiver = receiver;
        this.nanos = nanos;
    }

    /** Whether a message would be dropped now. */
    boolean resting() {
        return failing && nanos.getAsLong() - failedAt < PAUSE_NANOS;
    }

    @Override
    public void send(List<byte[]> spans) {
        if (spans.isEmpty() || resting()) {
            return;
        }
        try {
            receiver.send(spans);
            failing = false;
        } catch (IOException | RuntimeException dropped) {
            failedAt = nanos.getAsLong();
            failing = true;
        }
    }

    @Override
    public Encoding encoding() {
        return receiver.encoding();
    }

    @Override
    public int messageMaxBytes() {
        return receiver.messageMaxBytes();
    }

    @Override
    public int messageSizeInBytes(List<byte[]> spans) {
        return receiver.messageSizeInBytes(spans);
    }

    @Override
    public int messageSizeInBytes(int spanBytes) {
        return receiver.messageSizeInBytes(spanBytes);
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }
}
