package io.grocellery.target.local.postgres;

import io.grocellery.core.model.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether a server answers: it is asked whether it would encrypt, which costs it one short process and is written to no
 * log. Asked at most once a second, however often somebody looks.
 */
final class ServerProbe {

    private static final byte[] WOULD_YOU_ENCRYPT = {0, 0, 0, 8, 0x04, (byte) 0xd2, 0x16, 0x2f};
    private static final int DEADLINE_MILLIS = 1_000;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Port port;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private boolean answers;

    ServerProbe(Port port, InstantSource clock) {
        this.port = port;
        this.clock = clock;
    }

    synchronized boolean answers() {
        if (!clock.instant().isBefore(next)) {
            answers = ask();
            next = clock.instant().plus(PERIOD);
        }
        return answers;
    }

    /** What was seen is of another server than the one that is looked at next. */
    synchronized void forget() {
        next = Instant.MIN;
    }

    private boolean ask() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), DEADLINE_MILLIS);
            socket.setSoTimeout(DEADLINE_MILLIS);
            socket.getOutputStream().write(WOULD_YOU_ENCRYPT);
            return socket.getInputStream().read() >= 0;
        } catch (IOException silent) {
            return false;
        }
    }
}
