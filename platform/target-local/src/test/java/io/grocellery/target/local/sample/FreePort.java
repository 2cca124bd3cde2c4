package io.grocellery.target.local.sample;

import io.grocellery.core.model.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nobody listened on a moment ago. */
public final class FreePort {

    private FreePort() {}

    public static Port next() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Port(socket.getLocalPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
