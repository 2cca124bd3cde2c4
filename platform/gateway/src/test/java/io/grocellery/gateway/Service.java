package io.grocellery.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service behind the gateway, on plain sockets, so that a test decides every byte of its answers. */
final class Service implements AutoCloseable {

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile int healthStatus = 200;

    /** Answers one request. */
    interface Behaviour {
        void answer(String head, InputStream in, OutputStream out, Socket connection) throws Exception;
    }

    private Service(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        this.behaviour = behaviour;
    }

    static Service start(Behaviour behaviour) {
        return start(0, behaviour);
    }

    static Service start(int port, Behaviour behaviour) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            Service service = new Service(socket, behaviour);
            Thread.ofVirtual().start(service::accept);
            return service;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Answers everything with its name. */
    static Service named(String name) {
        return start((head, in, out, connection) -> ok(out, name));
    }

    static void ok(OutputStream out, String body) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The heads of all requests but health checks. */
    List<String> heads() {
        return heads;
    }

    int openConnections() {
        return connections.size();
    }

    void health(int status) {
        healthStatus = status;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 1 << 16)) {
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("GET /health ")) {
                    write(out, "HTTP/1.1 " + healthStatus + " X\r\nContent-Length: 0\r\n\r\n");
                } else {
                    heads.add(head);
                    behaviour.answer(head, in, out, connection);
                }
            }
        } catch (Exception gone) {
            // the connection's end is the test's business
        } finally {
            connections.remove(connection);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
