package io.grocellery.spans;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import zipkin2.reporter.brave.MutableSpanBytesEncoder;

/**
 * Keeps finished spans until the next message. Nobody is woken for a span: the thread that sends comes twice a second by
 * itself, and sooner only when many wait. A span that finds the queue full is dropped. Thread-safe.
 */
final class SpanQueue extends SpanHandler implements Closeable {

    static final int MESSAGE_BYTES = 500_000;

    private static final int MOST_SPANS = 5_000;
    private static final int MANY_SPANS = 1_000;
    private static final long EVERY_MILLIS = 500;

    private final PatientSender sender;
    private final BlockingQueue<MutableSpan> waiting = new ArrayBlockingQueue<>(MOST_SPANS);
    private final Thread sending = Thread.ofPlatform().daemon().name("spans").unstarted(this::send);
    private volatile boolean closed;

    private SpanQueue(PatientSender sender) {
        this.sender = sender;
    }

    static SpanQueue before(PatientSender sender) {
        SpanQueue queue = new SpanQueue(sender);
        queue.sending.start();
        return queue;
    }

    /** While the receiver is left alone, spans are dropped before anything is done with them. */
    @Override
    public boolean end(TraceContext context, MutableSpan span, Cause cause) {
        if (Boolean.TRUE.equals(context.sampled()) && !sender.resting()) {
            waiting.offer(span);
            if (waiting.size() >= MANY_SPANS) {
                LockSupport.unpark(sending);
            }
        }
        return true;
    }

    private void send() {
        while (!closed) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
            try {
                sendWaiting();
            } catch (RuntimeException unfit) {
                // what cannot be encoded is dropped, and the next spans are not
            }
        }
    }

    private void sendWaiting() {
        List<MutableSpan> spans = new ArrayList<>(waiting.size());
        waiting.drainTo(spans);
        List<byte[]> message = new ArrayList<>();
        int bytes = 0;
        for (MutableSpan span : spans) {
            byte[] encoded = MutableSpanBytesEncoder.JSON_V2.encode(span);
            if (bytes + encoded.length > MESSAGE_BYTES) {
                sender.send(message);
                message = new ArrayList<>();
                bytes = 0;
            }
            message.add(encoded);
            bytes += encoded.length + 1;
        }
        sender.send(message);
    }

    /** Sends what waits, for half a second at most, and ends. */
    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(sending);
        try {
            sending.join(EVERY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }
}
