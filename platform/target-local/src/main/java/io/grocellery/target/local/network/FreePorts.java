package io.grocellery.target.local.network;

import io.grocellery.core.model.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports nobody listens on at the moment, from above those that Linux gives to outgoing connections (32768 to 60999
 * unless it is told otherwise): none of these takes a port before its owner listens. Processes begin at different
 * places, so that two who look at once seldom find the same.
 */
public final class FreePorts {

    private static final int FIRST = 61_000;
    private static final int COUNT = 4_500;
    private static final int APART = 37;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

    private FreePorts() {}

    /**
     * Another one at each call, until all were given.
     *
     * @throws IllegalStateException when none of them is free
     */
    public static Port any() {
        return IntStream.range(0, COUNT)
                .map(i -> FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
                .filter(FreePorts::isFree)
                .mapToObj(Port::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "none of the ports " + FIRST + " to " + (FIRST + COUNT - 1) + " is free"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
