package io.grocellery.gateway.wire;

import io.grocellery.gateway.table.Table;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the HTTP decoder of one connection and lets pass only requests whose framing is beyond doubt. Header
 * sections are held back until they are complete. At the first violation it hands the decoder one request that fails
 * ({@link #POISON}), so that the refusal takes its turn behind the requests that came before, and reads nothing more.
 */
public final class RequestScreen extends ChannelInboundHandlerAdapter {

    public static final AttributeKey<RequestScreen> KEY = AttributeKey.valueOf("grocellery.screen");

    private static final byte[] POISON = "GET / HTTP/1.1\r\nConnection: close\r\nContent-Length: refused\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    private static final int MAX_CHUNK_LINE = 256;
    private static final int MAX_CHUNK_DIGITS = 8;

    private enum State {
        HEAD,
        FIXED_BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER,
        REFUSED
    }

    private final Supplier<Table.Limits> limits;
    private final LongSupplier nanos;
    private @Nullable ChannelHandlerContext context;
    private State state = State.HEAD;
    private @Nullable ByteBuf held;
    private @Nullable HeadScan scan;
    private int scanned;
    private int lineStart;
    private long bodyLeft;
    private int headsPassed;
    private long headSince;
    private long activeAt;
    private int open;
    private @Nullable Refusal refusal;
    private @Nullable BodyListener receiver;
    private int receiverOrdinal;
    private int dispatched;

    /** The request whose body is being read, when its framing turns out to be broken. */
    public interface BodyListener {
        void bodyRefused(Refusal refusal);
    }

    public RequestScreen(Supplier<Table.Limits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.activeAt = nanos.getAsLong();
    }

    /** Why the request that failed to decode was refused. */
    public Refusal refusal() {
        return refusal != null ? refusal : Refusal.malformed("The request could not be read.");
    }

    /** A request of this connection reached the proxy; it is told if its body breaks. */
    public void begin(BodyListener listener) {
        open++;
        receiver = listener;
        receiverOrdinal = ++dispatched;
    }

    /** A request of this connection has its outcome. */
    public void end() {
        open--;
        activeAt = nanos.getAsLong();
    }

    /** Refuses a header section that takes too long, closes a connection that is idle for too long. */
    public void sweep(long now, long idleNanos) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || state == State.REFUSED) {
            return;
        }
        int millis = limits.get().headerTimeoutMillis();
        if (held != null && state == State.HEAD && now - headSince > millis * 1_000_000L) {
            refuse(ctx, Refusal.slowHeaders(millis));
            ctx.fireChannelReadComplete();
        } else if (held == null && open == 0 && state == State.HEAD && now - activeAt > idleNanos) {
            var unused = ctx.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().attr(KEY).set(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        releaseHeld();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        releaseHeld();
        state = State.REFUSED;
        super.channelInactive(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = join(ctx, (ByteBuf) message);
        activeAt = nanos.getAsLong();
        try {
            while (in.isReadable() && state != State.REFUSED && step(ctx, in)) {}
            keepRest(in);
        } finally {
            in.release();
        }
    }

    /** Takes the next part of the input; false when more is needed first. */
    private boolean step(ChannelHandlerContext ctx, ByteBuf in) {
        return switch (state) {
            case HEAD -> head(ctx, in);
            case FIXED_BODY -> body(ctx, in, State.HEAD);
            case CHUNK_DATA -> body(ctx, in, State.CHUNK_END);
            case CHUNK_SIZE -> line(ctx, in, MAX_CHUNK_LINE) && chunkSize(ctx, in);
            case CHUNK_END -> line(ctx, in, 2) && chunkEnd(ctx, in);
            case TRAILER -> line(ctx, in, limits.get().maxHeaderBytes()) && trailer(ctx, in);
            case REFUSED -> false;
        };
    }

    private boolean head(ChannelHandlerContext ctx, ByteBuf in) {
        HeadScan current = currentScan();
        int most = limits.get().maxHeaderBytes();
        while (state == State.HEAD) {
            int feed = in.indexOf(in.readerIndex() + scanned, in.writerIndex(), (byte) '\n');
            int seen = (feed < 0 ? in.writerIndex() : feed + 1) - in.readerIndex();
            if (seen > most + limits.get().maxUriBytes()) {
                return refuse(ctx, tooLarge(current, most));
            }
            scanned = seen;
            if (feed < 0) {
                return false;
            }
            if (!headLine(ctx, in, current, feed)) {
                return state != State.REFUSED;
            }
        }
        return true;
    }

    private Refusal tooLarge(HeadScan current, int most) {
        return current.started()
                ? Refusal.headersTooLarge("At most " + most + " bytes are accepted.")
                : Refusal.uriTooLong(limits.get().maxUriBytes());
    }

    /** Takes one line of the header section; false when it ended the section or was refused. */
    private boolean headLine(ChannelHandlerContext ctx, ByteBuf in, HeadScan current, int feed) {
        int start = in.readerIndex() + lineStart;
        int end = feed - 1;
        if (end < start || in.getByte(end) != '\r') {
            return refuse(ctx, Refusal.malformed("A line must end with CR LF."));
        }
        lineStart = feed + 1 - in.readerIndex();
        if (end == start) {
            return endOfHead(ctx, in, current);
        }
        Refusal wrong = current.line(in, start, end);
        return wrong == null || refuse(ctx, wrong);
    }

    private boolean endOfHead(ChannelHandlerContext ctx, ByteBuf in, HeadScan current) {
        if (!current.started()) {
            return refuse(ctx, Refusal.malformed("A request must begin with a request line."));
        }
        Refusal wrong = current.complete();
        if (wrong != null) {
            return refuse(ctx, wrong);
        }
        int length = scanned;
        if (length > limits.get().maxHeaderBytes() + limits.get().maxUriBytes()) {
            return refuse(ctx, tooLarge(current, limits.get().maxHeaderBytes()));
        }
        scan = null;
        headsPassed++;
        bodyLeft = current.contentLength();
        state = current.chunked() ? State.CHUNK_SIZE : bodyLeft > 0 ? State.FIXED_BODY : State.HEAD;
        pass(ctx, in, length);
        return false;
    }

    private HeadScan currentScan() {
        HeadScan current = scan;
        if (current == null) {
            current = new HeadScan(limits.get().maxUriBytes());
            scan = current;
            scanned = 0;
            lineStart = 0;
            headSince = activeAt;
        }
        return current;
    }

    private boolean body(ChannelHandlerContext ctx, ByteBuf in, State next) {
        int length = (int) Math.min(bodyLeft, in.readableBytes());
        bodyLeft -= length;
        if (bodyLeft == 0) {
            state = next;
        }
        pass(ctx, in, length);
        return true;
    }

    /** Whether a whole line is there, no longer than allowed and ended by CR LF; its end is noted. */
    private boolean line(ChannelHandlerContext ctx, ByteBuf in, int most) {
        int feed = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int length = (feed < 0 ? in.writerIndex() : feed + 1) - in.readerIndex();
        if (length > most) {
            return refuseBody(ctx, "A line of the chunked body is too long.");
        }
        if (feed >= 0 && (length < 2 || in.getByte(feed - 1) != '\r')) {
            return refuseBody(ctx, "A line of the chunked body must end with CR LF.");
        }
        scanned = length;
        return feed >= 0;
    }

    private boolean chunkSize(ChannelHandlerContext ctx, ByteBuf in) {
        long size = hexSize(in);
        if (size < 0) {
            return refuseBody(ctx, "A chunk's size must be a hexadecimal number.");
        }
        bodyLeft = size;
        state = size == 0 ? State.TRAILER : State.CHUNK_DATA;
        pass(ctx, in, scanned);
        return true;
    }

    private long hexSize(ByteBuf in) {
        long size = 0;
        int at = in.readerIndex();
        int end = at + scanned - 2;
        int digits = 0;
        while (at < end && Character.digit(in.getByte(at), 16) >= 0) {
            size = size << 4 | Character.digit(in.getByte(at++), 16);
            digits++;
        }
        boolean clean = at == end || (in.getByte(at) == ';' && visible(in, at, end));
        return digits == 0 || digits > MAX_CHUNK_DIGITS || size > Integer.MAX_VALUE || !clean ? -1 : size;
    }

    private static boolean visible(ByteBuf in, int start, int end) {
        for (int i = start; i < end; i++) {
            if (in.getByte(i) <= 0x20 || in.getByte(i) == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private boolean chunkEnd(ChannelHandlerContext ctx, ByteBuf in) {
        state = State.CHUNK_SIZE;
        pass(ctx, in, scanned);
        return true;
    }

    private boolean trailer(ChannelHandlerContext ctx, ByteBuf in) {
        int start = in.readerIndex();
        if (scanned > 2 && !HeadScan.harmlessTrailer(in, start, start + scanned - 2)) {
            return refuseBody(ctx, "A trailer field is malformed or would change the framing.");
        }
        state = scanned == 2 ? State.HEAD : State.TRAILER;
        bodyLeft += scanned;
        if (bodyLeft > limits.get().maxHeaderBytes()) {
            return refuseBody(ctx, "The trailer section is too large.");
        }
        pass(ctx, in, scanned);
        return true;
    }

    private static void pass(ChannelHandlerContext ctx, ByteBuf in, int length) {
        ctx.fireChannelRead(in.readRetainedSlice(length));
    }

    private boolean refuse(ChannelHandlerContext ctx, Refusal why) {
        refusal = why;
        state = State.REFUSED;
        releaseHeld();
        ctx.fireChannelRead(Unpooled.wrappedBuffer(POISON));
        return false;
    }

    private boolean refuseBody(ChannelHandlerContext ctx, String detail) {
        state = State.REFUSED;
        releaseHeld();
        if (receiver != null && receiverOrdinal == headsPassed && open > 0) {
            receiver.bodyRefused(Refusal.malformed(detail));
        } else {
            var unused = ctx.close();
        }
        return false;
    }

    /** What was held back, followed by what has just come. */
    private ByteBuf join(ChannelHandlerContext ctx, ByteBuf arrived) {
        ByteBuf before = held;
        if (before == null) {
            return arrived;
        }
        held = null;
        ByteBuf joined = roomFor(ctx, before, arrived.readableBytes());
        joined.writeBytes(arrived);
        arrived.release();
        return joined;
    }

    private static ByteBuf roomFor(ChannelHandlerContext ctx, ByteBuf before, int more) {
        if (before.writableBytes() >= more) {
            return before;
        }
        ByteBuf wider = ctx.alloc().buffer((before.readableBytes() + more) * 2).writeBytes(before);
        before.release();
        return wider;
    }

    private void keepRest(ByteBuf in) {
        if (in.isReadable() && state != State.REFUSED) {
            held = in.copy();
        }
    }

    private void releaseHeld() {
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
