package io.grocellery.gateway.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One key's second, added up over the event loops. Its histogram is kept open for a moment, then compressed. */
final class Row {

    private final Counts counts = new Counts();
    private long inFlight;
    private @Nullable Histogram open = Account.emptyHistogram();
    private byte[] packed = {};

    void add(Counts more, Histogram micros, long loopInFlight) {
        counts.add(more);
        inFlight += loopInFlight;
        histogram().add(micros);
    }

    Counts counts() {
        return counts;
    }

    long inFlight() {
        return inFlight;
    }

    String histogramText() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    private byte[] bytes() {
        return open == null ? packed : pack(open);
    }

    void compress() {
        packed = bytes();
        open = null;
    }

    private Histogram histogram() {
        if (open == null) {
            open = unpack(packed);
        }
        return open;
    }

    private static byte[] pack(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static Histogram unpack(byte[] bytes) {
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            histogram.setAutoResize(true);
            return histogram;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram of the ledger's own making does not decode", e);
        }
    }
}
