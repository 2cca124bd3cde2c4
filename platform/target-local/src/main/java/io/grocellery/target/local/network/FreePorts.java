package io.grocellery.target.local.network;

import io.grocellery.core.model.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports nobody listens on at the moment. */
public final class FreePorts {

    private FreePorts() {}

    public static Port any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Port(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException("no port is free", none);
        }
    }
}
